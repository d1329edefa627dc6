/** What words do that are written while a question of ours is open: some answer it, the others must cost nobody a try. */
export const REPLIES = [
  "affirm",
  "deny",
  "has",
  "lacks",
  "worked",
  "did-not-work",
  /** A mail or a code is there, or is not. */
  "arrived",
  "missing",
  /** What was asked for is still to be tried, or was done. */
  "not-yet",
  "done",
  "unsure",
  "remark",
  "thanks",
  "complaint",
  "asks-why",
  "asks-fact",
  "correction",
  "wants-person",
  "other-wish",
] as const;

export type Reply = (typeof REPLIES)[number];
