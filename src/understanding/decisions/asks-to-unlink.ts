import { wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";

const phrases = everyEntry((words) => words.unlink ?? "");
const polite = everyEntry((words) => words.polite);

/** Nobody says it in more letters (UTF-16 units). */
const LONGEST = 80;

/** Whether the whole message asks to take the link off this chat: "please unlink this chat". @param text after `cutSecrets` */
export function asksToUnlink(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > LONGEST) return false;
  const words = wordsOf(text);
  const known = phrases(vocabulary);
  return known.has(words.join(" ")) || known.has(trimPhrases(words, polite(vocabulary)).join(" "));
}
