import { SECOND } from "../../shared/clock.ts";
import type { Wait } from "../../shared/schedule.ts";
import { giveBack, nextSlot, NOTHING_WRITTEN, type Pace, recentlyWritten, takeSlot } from "./pacing.ts";

/** Who may write next. */
export interface Turns {
  /** Waits for the turn of this message, and uses it. Put off when that would be after `until` of the stopwatch. */
  take(message: Asking, until: number): Promise<Turn>;
}

interface Asking {
  readonly chat: string;
  /** Of the message: whoever was put off keeps their place in the line by it. */
  readonly key: string;
}

export type Turn =
  /** `giveBack`: the message did not go out after all. */
  | { readonly kind: "mine"; readonly giveBack: () => void }
  /** To be asked again after so many milliseconds, when the turn is near. */
  | { readonly kind: "put-off"; readonly milliseconds: number };

interface TurnDeps {
  readonly pace: Pace;
  /** Milliseconds, with fractions. */
  readonly stopwatch: () => number;
  readonly wait: Wait;
}

/** Whoever waits looks again at least so often: others may leave, and give back what they took. */
const LOOK_AGAIN = 50;
/** Whoever was put off is asked back so long before their turn, so that no turn passes unused. */
const EARLY = 4 * SECOND;
/** Whoever does not come back so long after they were asked to has left the line. */
const GRACE = 30 * SECOND;

interface Place {
  readonly number: number;
  readonly chat: string;
  /** When it is given up; undefined while somebody waits on it. */
  until: number | undefined;
}

/** First come, first served, whatever becomes of the others: nobody who comes later goes before, and nobody starves. */
export function createTurns({ pace, stopwatch, wait }: TurnDeps): Turns {
  let written = NOTHING_WRITTEN;
  let count = 0;
  const line = new Map<string, Place>();
  const use = (key: string, { chat, number: id }: Place, at: number): Turn => {
    written = takeSlot(written, { id, chat, at });
    line.delete(key);
    return { kind: "mine", giveBack: () => (written = giveBack(written, id)) };
  };
  const putOff = (place: Place, late: number, now: number): Turn => {
    const milliseconds = Math.max(pace.overall, late - now - EARLY);
    place.until = now + milliseconds + GRACE;
    return { kind: "put-off", milliseconds };
  };
  return {
    take: async ({ chat, key }, until) => {
      const place: Place = line.get(key) ?? { number: count++, chat, until: undefined };
      place.until = undefined;
      line.set(key, place);
      for (;;) {
        const now = stopwatch();
        for (const [other, { until: end = now }] of line) if (end < now) line.delete(other);
        written = recentlyWritten(written, now, pace);
        const ahead = [...line.values()].filter(({ number }) => number < place.number);
        const own = nextSlot(written, chat, now, pace);
        const isFirst = !ahead.some((one) => one.until === undefined && nextSlot(written, one.chat, now, pace) <= now);
        if (own <= now && isFirst) return use(key, place, now);
        const late = Math.max(own, nextSlot(written, undefined, now, pace) + ahead.length * pace.overall);
        if (Math.max(late, now) > until) return putOff(place, late, now);
        await wait(own > now ? Math.min(own - now, LOOK_AGAIN) : LOOK_AGAIN);
      }
    },
  };
}
