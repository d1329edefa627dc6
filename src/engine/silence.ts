import type { Walk } from "./walk.ts";
import { waitingAt } from "./waiting.ts";

const MINUTE = 60_000;

/** A friendly word after half an hour, a polite close three days later. The place is kept meanwhile. */
const SILENCES = [30 * MINUTE, 3 * 24 * 60 * MINUTE] as const;

/** How long a silence must last before it means something here (milliseconds); undefined where nobody is waited for. */
export const silenceAfter = (walk: Walk): number | undefined =>
  waitingAt(walk).kind === "question" ? SILENCES[walk.silences] : undefined;
