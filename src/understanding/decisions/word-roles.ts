import { keysOf } from "../../shared/keys.ts";
import { entriesOf, ofVocabulary, type Vocabulary } from "../words/words.ts";

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
