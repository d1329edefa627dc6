import { entriesOf, ofVocabulary, STAR, type Vocabulary } from "../words/words.ts";

/**
 * Words of ordinary talk about signing in, folded: none of them is a name, a password or a part of an address that
 * somebody says. Made of what the word files list anyway, so that a language is whole with its file.
 */
export const everydayWords = ofVocabulary((vocabulary: Vocabulary): ReadonlySet<string> => {
  const lists = vocabulary.flatMap(({ words }) => [
    words.common,
    words.polite,
    words.negations,
    words.corrections,
    words.choice,
    words.connectors,
    words.addressNouns,
    words.passwordLabels,
    words.codeLabels,
    words.passwordStates,
    words.joints,
    words.possessives,
    words.arrived ?? "",
    words.missing ?? "",
    words.introductions ?? "",
    words.vague ?? "",
    words.subjects ?? "",
    words.asking ?? "",
    words.everyday ?? "",
    words.yes,
    words.maybe,
    ...Object.values(words.commands).map((list) => list ?? ""),
  ]);
  const words = lists.flatMap((list) => entriesOf(list).flatMap((entry) => entry.split(" ")));
  return new Set(words.map((word) => (word.endsWith(STAR) ? word.slice(0, -STAR.length) : word)));
});
