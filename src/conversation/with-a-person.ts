import type { Event, Intent } from "../engine/engine.ts";

/** These go on with what a person has taken over already. */
const SAME_MATTER: readonly Intent[] = ["greeting_smalltalk", "human_handoff", "request_status"];

/** Whether words after a hand-over belong to the case, rather than begin something new. */
export function belongsToCase(event: Event): boolean {
  if (event.kind !== "words") return event.kind === "media" || event.kind === "picked";
  const { command, reading } = event.meaning;
  if (command !== undefined && command !== "person") return false;
  return reading.kind !== "sure" || SAME_MATTER.includes(reading.intent);
}
