import { phraseOf } from "../fold.ts";
import { near } from "../near.ts";

/** A list of words, ready to be looked for in a message. */
export interface Entries {
  readonly phrases: ReadonlySet<string>;
  /** First words of the phrases of several. */
  readonly openings: ReadonlySet<string>;
  /** Beginnings of words. */
  readonly stems: readonly string[];
  /** Single words that may be mistyped, by their first and last letter. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/** Shorter words have neighbours that are words too: "estafa" is no mistyped "estaba". */
const SHORTEST_MISTYPED = 7;

/** Longest entry, in words. */
const LONGEST = 4;

/** @param list entries between `|` or new lines; one that ends in `*` is a beginning */
export function entriesIn(list: string): Entries {
  const said = list.split(/[|\n]/u).map((entry) => ({ phrase: phraseOf(entry), isStem: entry.trim().endsWith("*") }));
  const known = said.filter(({ phrase }) => phrase !== "");
  const phrases = known.filter(({ isStem }) => !isStem).map(({ phrase }) => phrase);
  return {
    phrases: new Set(phrases),
    openings: new Set(phrases.filter((phrase) => phrase.includes(" ")).map((phrase) => phrase.split(" ")[0] ?? "")),
    stems: known.filter(({ isStem }) => isStem).map(({ phrase }) => phrase),
    words: byEnds(phrases.filter((phrase) => !phrase.includes(" ") && phrase.length >= SHORTEST_MISTYPED)),
  };
}

function byEnds(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const word of words) found.set(endsOf(word), [...(found.get(endsOf(word)) ?? []), word]);
  return found;
}

/**
 * How many words each entry takes that stands at this place.
 *
 * @param spelt words that are right as they are: "decirte" is no mistyped "decirle"
 */
export function lengthsAt(
  words: readonly string[],
  at: number,
  entries: Entries,
  spelt: ReadonlySet<string>,
): readonly number[] {
  const [word] = words.slice(at, at + 1);
  if (word === undefined) return [];
  const single = entries.phrases.has(word) || isBegunOrMistyped(word, entries, spelt);
  const longer = entries.openings.has(word)
    ? [2, 3, LONGEST].filter((length) => entries.phrases.has(words.slice(at, at + length).join(" ")))
    : [];
  return single ? [1, ...longer] : longer;
}

const isBegunOrMistyped = (word: string, { stems, words }: Entries, spelt: ReadonlySet<string>): boolean =>
  stems.some((stem) => word.startsWith(stem)) ||
  (!spelt.has(word) && (words.get(endsOf(word))?.some((entry) => near(word, entry)) ?? false));

/** "Change" is not "changed" mistyped: what stands at the ends says who did it and when. */
const endsOf = (word: string) => `${word.at(0) ?? ""}${word.at(-1) ?? ""}`;
