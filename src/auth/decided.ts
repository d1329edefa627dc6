import type { Decision } from "./ports.ts";

/** A decision; what is left out is empty. */
export const decided = <Answer>(
  answer: Answer,
  rest: Partial<Omit<Decision<Answer>, "answer">> = {},
): Decision<Answer> => ({ changes: [], mails: [], audit: [], ...rest, answer });
