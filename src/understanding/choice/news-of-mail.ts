import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";

const arrived = everyEntry((words) => words.arrived ?? "");
const missing = everyEntry((words) => words.missing ?? "");
const polite = everyEntry((words) => words.polite);

/**
 * Whether a message says that a mail or a code is there, or is not, and nothing else.
 *
 * @param words of the message, folded
 */
export function newsOfMail(words: readonly string[], vocabulary: Vocabulary): "arrived" | "missing" | undefined {
  const said = [words.join(" "), trimPhrases(words, polite(vocabulary)).join(" ")];
  if (said.some((phrase) => missing(vocabulary).has(phrase))) return "missing";
  return said.some((phrase) => arrived(vocabulary).has(phrase)) ? "arrived" : undefined;
}
