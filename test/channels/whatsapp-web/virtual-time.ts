import { type Instant, instant } from "../../../src/shared/brand.ts";
import type { Wait } from "../../../src/shared/schedule.ts";

/** A stopwatch with fractions, and waits on it. It jumps to whatever is due next as soon as nobody does anything. */
export interface VirtualTime {
  readonly stopwatch: () => number;
  /** The same moment as the machine's clock shows it: whole. */
  readonly now: () => Instant;
  /** Rounds up, as a timer of the machine does. */
  readonly wait: Wait;
  /** The clock is set to another time; whoever waits goes on waiting as long as they would have. */
  jump(milliseconds: number): void;
  /** Lets time pass until all of this work is done. */
  finish(work: readonly Promise<unknown>[]): Promise<void>;
}

const EPOCH = Date.UTC(2026, 0, 5, 9);

/** @param start of the stopwatch, which nobody promises to be whole */
export function virtualTime(start = 1268.858): VirtualTime {
  let real = start;
  let jumped = 0;
  let waiting: readonly { readonly at: number; readonly resolve: () => void }[] = [];
  const stopwatch = () => real + jumped;
  const pass = () => {
    if (waiting.length === 0) throw new Error("Nobody waits, and yet not all is done.");
    real = Math.min(...waiting.map(({ at }) => at));
    const due = waiting.filter(({ at }) => at <= real);
    waiting = waiting.filter(({ at }) => at > real);
    for (const { resolve } of due) resolve();
  };
  return {
    stopwatch,
    now: () => instant(EPOCH + Math.floor(stopwatch())),
    wait: (milliseconds) =>
      new Promise((resolve) => {
        waiting = [...waiting, { at: real + Math.max(0, Math.ceil(milliseconds)), resolve }];
      }),
    jump: (milliseconds) => {
      jumped += milliseconds;
    },
    finish: async (work) => {
      const state = { isDone: false };
      const all = Promise.all(work).finally(() => (state.isDone = true));
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (state.isDone) break;
        pass();
      }
      await all;
    },
  };
}
