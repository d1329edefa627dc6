import { after, type Instant, instant } from "./brand.ts";

/** Where the time comes from. Everything that needs it is handed one of these or an `Instant`. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock. The only place in the code base that asks the system for the time. */
export const systemClock: Clock = { now: () => instant(Date.now()) };

/** Milliseconds since some moment, with fractions, never going back: for measuring how long something took. */
export const systemStopwatch = (): number => performance.now();

/**
 * Milliseconds that have passed on this clock. Where it is set back, what passed until then counts and no more: whoever
 * waits by it never waits for the clock to be back where it was.
 */
export function elapsedOn(clock: Clock): () => number {
  let last = clock.now();
  let passed = 0;
  return () => {
    const now = clock.now();
    passed += Math.max(0, now - last);
    last = now;
    return passed;
  };
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves on by `milliseconds`; negative values model a machine whose clock was set back. */
  advance(milliseconds: number): void;
}

/** @param start first moment shown; 2026-01-05T09:00:00Z when left out (a Monday morning) */
export function virtualClock(start: Instant = instant(Date.UTC(2026, 0, 5, 9))): VirtualClock {
  let time = start;
  return {
    now: () => time,
    advance: (milliseconds) => {
      time = after(time, milliseconds);
    },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
