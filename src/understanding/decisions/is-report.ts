import { wholeMessage } from "../commands/find-command.ts";
import { wordsOf } from "../fold.ts";
import type { Vocabulary } from "../words/words.ts";
import { reportsMisuse } from "./reports-misuse.ts";

/** "Is this phishing?" asks about this chat, and a whole message that steers it does just that. @param text cleaned */
export const isReport = (text: string, vocabulary: Vocabulary): boolean =>
  wholeMessage(wordsOf(text), vocabulary) === undefined && reportsMisuse(text, vocabulary);
