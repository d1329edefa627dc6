import { wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { byPartOfLabel, byWholeLabel, type Labelled } from "./label.ts";
import { newsOfMail } from "./news-of-mail.ts";
import { positionOf } from "./position.ts";
import { yesOrNo } from "./yes-no.ts";

const fillers = everyEntry(
  (words) => words.choice,
  (words) => words.polite,
);
const fillersAndYes = everyEntry(
  (words) => words.choice,
  (words) => words.polite,
  (words) => words.yes,
);
/** A longer message is not read as a choice at all. */
const MOST_WORDS = 12;

/**
 * Id of the offered option that a message names: by its label, its number, its place, what it says of a mail, yes or no,
 * or by a part of its label that fits no other.
 *
 * @param text the message without addresses and codes
 * @param options in the order they were shown
 */
export function chooseOption(text: string, options: readonly Labelled[], vocabulary: Vocabulary): string | undefined {
  const words = wordsOf(text);
  if (options.length === 0 || words.length === 0 || words.length > MOST_WORDS) return undefined;
  const hasYesNo = options.some((option) => option.id === "yes" || option.id === "no");
  const core = trimPhrases(words, (hasYesNo ? fillers : fillersAndYes)(vocabulary));
  const position = positionOf(core.join(" "), options.length, vocabulary);
  return (
    byWholeLabel(words, options) ??
    (position === undefined ? undefined : options[position]?.id) ??
    whereTheMailIs(words, options, vocabulary) ??
    options.find((option) => option.id === yesOrNo(text, vocabulary))?.id ??
    byPartOfLabel(words, options, vocabulary)
  );
}

/** "It didn't arrive" is more than a no where the question offers that: so a mail is sent again, or looked for. */
function whereTheMailIs(
  words: readonly string[],
  options: readonly Labelled[],
  vocabulary: Vocabulary,
): string | undefined {
  const said = newsOfMail(words, vocabulary);
  return said && MEANT[said].find((id) => options.some((option) => option.id === id));
}

/** The options that fit, the best first. */
const MEANT = { arrived: ["arrived"], missing: ["no-mail", "resend"] } as const;
