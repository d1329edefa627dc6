import type { AttemptCause } from "./model.ts";

/** Whether somebody is in by this attempt; a right password alone is not yet in. */
export const cameIn = (cause: AttemptCause): boolean => cause.startsWith("signed-in");
