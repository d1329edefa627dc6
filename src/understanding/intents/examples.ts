import type { ReplyPhrases } from "../reply-file.ts";
import type { ReportPhrases } from "../report-file.ts";
import { maskValues } from "../entities/mask.ts";
import type { Phrases } from "../phrase-file.ts";
import type { Questions } from "../question-file.ts";
import { cutSecrets } from "../secrets/secrets.ts";
import { entriesOf, type SpokenLanguage } from "../words/words.ts";
import type { Example } from "./intent-model.ts";

/** A language with what people write in it, by what they want. */
export interface TaughtLanguage extends SpokenLanguage {
  readonly phrases: Phrases;
  /** What victims write, and what looks alike. */
  readonly reports: ReportPhrases;
  /** What people write while a question is open. */
  readonly replies: ReplyPhrases;
  /** What people ask, by fact. */
  readonly questions: Questions;
}

/**
 * All phrases in one list, prepared like a message: the languages learn from each other. People who name a trouble
 * often say at once who they are, whatever the trouble; phrases seldom do. So some are learned a second time with an
 * address behind them, or an address alone would speak for a lost mailbox.
 */
export function intentExamples(languages: readonly TaughtLanguage[]): readonly Example[] {
  const prepared = (phrase: string) => maskValues(cutSecrets(phrase, languages).text, languages);
  return languages.flatMap(({ language, phrases, words }) =>
    Object.entries(phrases).flatMap(([intent, said]) =>
      said.flatMap((phrase, index) => {
        const learned = { intent, language, text: prepared(phrase) };
        const tail = index % EVERY === 0 ? tailOf(words.introductions, index / EVERY) : undefined;
        return tail === undefined ? [learned] : [learned, { ...learned, text: `${learned.text} ${tail}` }];
      }),
    ),
  );
}

/** One phrase in so many: enough to unlearn the address, few enough to leave the training time alone. */
const EVERY = 6;

/** ", I'm xemail" in turns with the other ways to say it, and the bare address. */
function tailOf(introductions: string | undefined, turn: number): string | undefined {
  if (introductions === undefined) return undefined;
  const ways = ["", ...entriesOf(introductions)];
  return `, ${ways[turn % ways.length] ?? ""} xemail`;
}
