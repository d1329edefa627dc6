import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, elapsedOn, MINUTE, SECOND } from "../../shared/clock.ts";
import { recentMap } from "./recent-map.ts";

/** How fast we write, so that Meta never has to slow us down; and how long we are silent where it did. */
export interface Pace {
  /** Takes the places of so many messages to this chat. Undefined: go on. Otherwise: not before that moment. */
  take(chat: string, messages: number): Instant | undefined;
  /** Meta had enough of us, or of us in this chat. @returns when to try again */
  holdAll(): Instant;
  hold(chat: string): Instant;
  /** A message was accepted. */
  ease(chat: string): void;
}

/** A bucket that holds `most` places and gets one back every `every` milliseconds. */
interface Rule {
  readonly most: number;
  readonly every: number;
}

/** 80 messages a second for each number (developers.facebook.com, "Throughput"). */
const ALL: Rule = { most: 80, every: SECOND / 80 };
/** One message every six seconds to the same person; Meta bears bursts of 45, we stop far below (same page). */
const PAIR: Rule = { most: 15, every: 6 * SECOND };
/** Meta asks to wait 4^n seconds after the nth refusal. */
const LONGEST_HOLD = 5 * MINUTE;
/** Chats whose pace is remembered; an older one has long filled up again. */
const CHATS = 10_000;

interface Bucket {
  readonly places: number;
  readonly at: number;
}

interface Hold {
  readonly times: number;
  readonly until: number;
}

export function createPace(clock: Clock): Pace {
  const elapsed = elapsedOn(clock);
  let all: Bucket = { places: ALL.most, at: elapsed() };
  let heldAll: Hold | undefined;
  const pairs = recentMap<Bucket>(CHATS);
  const held = recentMap<Hold>(CHATS);
  return {
    take: (chat, messages) => {
      const now = elapsed();
      const pair = filled(pairs.get(chat) ?? { places: PAIR.most, at: now }, PAIR, now);
      all = filled(all, ALL, now);
      const until = Math.max(heldAll?.until ?? 0, held.get(chat)?.until ?? 0);
      const wait = Math.max(until - now, missing(all, ALL, messages), missing(pair, PAIR, messages));
      if (wait > 0) return after(clock.now(), wait);
      all = { places: all.places - messages, at: now };
      pairs.set(chat, { places: pair.places - messages, at: now });
      return undefined;
    },
    holdAll: () => {
      const now = elapsed();
      heldAll = longer(heldAll, now);
      return after(clock.now(), heldAll.until - now);
    },
    hold: (chat) => {
      const now = elapsed();
      const next = longer(held.get(chat), now);
      held.set(chat, next);
      return after(clock.now(), next.until - now);
    },
    ease: (chat) => {
      heldAll = undefined;
      held.delete(chat);
    },
  };
}

function filled({ places, at }: Bucket, { most, every }: Rule, now: number): Bucket {
  return { places: Math.min(most, places + (now - at) / every), at: now };
}

/** Milliseconds until there are so many places. */
const missing = ({ places }: Bucket, { every }: Rule, messages: number) => Math.ceil((messages - places) * every);

function longer(before: Hold | undefined, now: number): Hold {
  const times = (before?.times ?? 0) + 1;
  return { times, until: now + Math.min(SECOND * 4 ** Math.min(times, 10), LONGEST_HOLD) };
}
