import { cleanText } from "../clean.ts";
import { findEmails } from "../entities/find-emails.ts";
import { replaceSpans } from "../entities/span.ts";
import { wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";
import { type Entries, entriesIn, lengthsAt } from "./word-entries.ts";

/** What an admin asks for somebody else, and for whom: by address, or by words of the name, folded. */
export interface MemberWish {
  readonly action: "mail-reset-link" | "unlock";
  readonly email?: string | undefined;
  readonly name?: readonly string[] | undefined;
}

/** Nobody asks for it in more words; a longer message tells a story. */
const MOST_WORDS = 16;
/** A name has no more words than these. */
const LONGEST_NAME = 4;
/** How many words may stand before a verb that is denied: "please don't ever reset". */
const DENIED_BEFORE = 2;

type HelpList = "whole" | "reset" | "unlock" | "own";

const listsOf = (name: HelpList) =>
  ofVocabulary((vocabulary): readonly Entries[] =>
    vocabulary.flatMap(({ words }) => (words.helps === undefined ? [] : [entriesIn(words.helps[name])])),
  );
const lists = { whole: listsOf("whole"), reset: listsOf("reset"), unlock: listsOf("unlock"), own: listsOf("own") };
const objects = everyEntry((words) => words.helps?.objects ?? "");
const around = everyEntry(
  (words) => words.helps?.objects ?? "",
  (words) => words.helps?.around ?? "",
  (words) => words.polite,
);
const asking = everyEntry((words) => words.asking ?? "");
const negations = everyEntry((words) => words.negations);
const common = everyEntry((words) => words.common);
/** "Tom's password": the name, and the address, end before it. */
const POSSESSIVE = /['’`´]s(?!\p{L})/gu;
/** "Restablece" is no mistyped "restabléceme". */
const spelt = everyEntry(
  (words) => words.helps?.reset ?? "",
  (words) => words.helps?.unlock ?? "",
  (words) => words.helps?.own ?? "",
);

/**
 * Whether a message asks to let somebody else in: "reset the password of tom@acme.example", "unlock Tom Reyes". Only
 * words that an admin's chat is asked about; what speaks of oneself, asks how, or denies is none of it.
 *
 * @param text after `cutSecrets`
 */
export function asksToHelp(text: string, vocabulary: Vocabulary): MemberWish | undefined {
  const cleaned = cleanText(text).replaceAll(POSSESSIVE, "");
  const emails = findEmails(cleaned, vocabulary);
  const words = wordsOf(replaceSpans(cleaned, emails, " "));
  const email = emails[0]?.value;
  if (
    emails.some(({ value }) => value !== email) ||
    words.length > MOST_WORDS ||
    asking(vocabulary).has(words[0] ?? "")
  )
    return undefined;
  if (placeOf(words, "own", vocabulary)) return undefined;
  const found = wishIn(words, vocabulary);
  if (!found || isDenied(words, found.from, vocabulary)) return undefined;
  if (email !== undefined) return { action: found.action, email };
  const name = nameIn(words.slice(found.to), vocabulary);
  return name && { action: found.action, name };
}

/** A verb alone is no wish for a new password: it says of what. */
function wishIn(words: readonly string[], vocabulary: Vocabulary) {
  const verb = placeOf(words, "reset", vocabulary);
  const isReset = verb && words.slice(verb.to).some((word) => objects(vocabulary).has(word));
  const reset = placeOf(words, "whole", vocabulary) ?? (isReset ? verb : undefined);
  if (reset) return { ...reset, action: "mail-reset-link" } as const;
  const unlock = placeOf(words, "unlock", vocabulary);
  return unlock && ({ ...unlock, action: "unlock" } as const);
}

function placeOf(words: readonly string[], list: HelpList, vocabulary: Vocabulary) {
  const wanted = lists[list](vocabulary);
  const right = spelt(vocabulary);
  for (const from of words.keys()) {
    const length = Math.max(0, ...wanted.flatMap((entries) => lengthsAt(words, from, entries, right)));
    if (length > 0) return { from, to: from + length };
  }
  return undefined;
}

const isDenied = (words: readonly string[], at: number, vocabulary: Vocabulary) =>
  words.slice(Math.max(0, at - DENIED_BEFORE), at).some((word) => negations(vocabulary).has(word));

/** What stands behind the wish, without "of my employee" and "please"; undefined when that can be no name. */
function nameIn(words: readonly string[], vocabulary: Vocabulary): readonly string[] | undefined {
  const name = trimPhrases(words, around(vocabulary));
  const isSmall = (word: string) => common(vocabulary).has(word) || around(vocabulary).has(word);
  const isName = name.length > 0 && name.length <= LONGEST_NAME && !name.every(isSmall);
  return isName ? name : undefined;
}
