import type { Event, Intent } from "../engine/engine.ts";

/** These go on with what a person has taken over already. */
const SAME_MATTER: readonly Intent[] = ["greeting_smalltalk", "human_handoff", "request_status"];

/**
 * Whether words after a hand-over belong to the case, rather than begin something new. The trouble of the case itself
 * does: who could not be helped with it is not led through the same steps again, unless they ask to start over.
 *
 * Whoever reports that somebody else is at their account is answered at once, case or no case.
 *
 * @param trouble intents of the flow that the case came out of
 */
export function belongsToCase(event: Event, trouble: readonly string[]): boolean {
  if (event.kind !== "words") return event.kind === "media" || event.kind === "picked";
  const { command, reading, reports } = event.meaning;
  if (reports !== undefined) return false;
  if (command === "start-over" || command === "menu") return false;
  return reading.kind !== "sure" || SAME_MATTER.includes(reading.intent) || trouble.includes(reading.intent);
}

/** Whether words ask for the case or for help, and so deserve more than silence. */
export const isAboutCase = (event: Event): boolean =>
  event.kind === "words" &&
  (event.meaning.command === "person" ||
    (event.meaning.reading.kind === "sure" && event.meaning.reading.intent !== "greeting_smalltalk"));
