import { within } from "../../shared/schedule.ts";
import type { Answer } from "./wire.ts";

/** Questions to the child that wait for an answer. */
export interface CallBook {
  /** Resolves to undefined when no answer came in time, or the child ended. */
  ask(milliseconds: number, put: (call: number) => void): Promise<Answer | undefined>;
  answered(call: number, answer: Answer): void;
  /** Nobody will answer any more. */
  drop(): void;
}

export function createCallBook(): CallBook {
  const open = new Map<number, (answer: Answer | undefined) => void>();
  let calls = 0;
  const settle = (call: number, answer: Answer | undefined) => {
    open.get(call)?.(answer);
    open.delete(call);
  };
  return {
    ask: async (milliseconds, put) => {
      const call = calls++;
      const answer = new Promise<Answer | undefined>((resolve) => open.set(call, resolve));
      put(call);
      const got = await within(milliseconds, answer);
      open.delete(call);
      return got;
    },
    answered: settle,
    drop: () => {
      for (const call of open.keys()) settle(call, undefined);
    },
  };
}
