import type { Intent, Reading } from "../../engine/engine.ts";
import { hasButton } from "../intents/decide.ts";
import type { SeparatingQuestion } from "./question-file.ts";

/**
 * The one question to ask instead of offering buttons: when exactly two things can be meant and a question stands
 * between them. A third possibility has no place in a yes or no.
 *
 * @returns undefined when buttons serve better
 */
export function questionFor(
  reading: Reading,
  questions: readonly SeparatingQuestion[],
): SeparatingQuestion | undefined {
  if (reading.kind !== "unsure") return undefined;
  const possible: readonly Intent[] = reading.candidates.filter(hasButton);
  if (possible.length !== 2) return undefined;
  return questions.find(({ between }) => between.every((intent) => possible.includes(intent)));
}
