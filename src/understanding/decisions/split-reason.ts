import { keysOf } from "../../shared/keys.ts";
import type { Span } from "../entities/span.ts";
import { spokenWords } from "../entities/spoken-words.ts";
import { entriesOf, ofVocabulary, type Vocabulary } from "../words/words.ts";

const STOP = /[,;:.!\n–—(]|\s-\s/u;

const SIGNS_BEFORE = /^[\s,;:.!()–—-]+/u;

/**
 * "Decline K7Q2, call me first" is a decision and a reason. Only a word such as "decline" may have one: behind a mere
 * "no" more words could mean anything.
 *
 * @param codes short codes in the text
 */
export function splitReason(
  text: string,
  codes: readonly Span[],
  vocabulary: Vocabulary,
): { readonly head: string; readonly reason: string | undefined } {
  const words = spokenWords(text);
  const verb = words.find(({ word }) => roleOf(word, vocabulary) === "decline");
  if (!verb) return { head: text, reason: undefined };
  const code = codes.find(({ from }) => from >= verb.to);
  const because = words.find(({ word, from }) => from >= verb.to && roleOf(word, vocabulary) === "because");
  const stop = text.slice(verb.to).search(STOP);
  const ends = [because?.from, stop < 0 ? undefined : verb.to + stop].filter((end) => end !== undefined);
  const end = code?.to ?? Math.min(text.length, ...ends);
  const reason = text.slice(end).replace(SIGNS_BEFORE, "").trim();
  return { head: text.slice(0, end), reason: reason === "" ? undefined : reason };
}

/** What a phrase does in a decision; `around`: nothing, it only stands there. */
export type Role = "approve" | "yes" | "decline" | "no" | "around" | "because";

const FROM_WEAK_TO_STRONG: Readonly<Record<Role, true>> = {
  around: true,
  because: true,
  yes: true,
  no: true,
  approve: true,
  decline: true,
};

/** A phrase that two languages use differently is taken for the stronger word. */
const rolesOf = ofVocabulary(
  (vocabulary): ReadonlyMap<string, Role> =>
    new Map(
      keysOf(FROM_WEAK_TO_STRONG).flatMap((role) =>
        vocabulary
          .flatMap(({ words }) => entriesOf(words.decisions?.[role] ?? ""))
          .map((entry): [string, Role] => [entry, role]),
      ),
    ),
);

/** @param phrase folded words with one blank between them */
export const roleOf = (phrase: string, vocabulary: Vocabulary): Role | undefined => rolesOf(vocabulary).get(phrase);
