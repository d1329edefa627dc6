import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, MINUTE } from "../../shared/clock.ts";

/** A person types slower than this; a script does not. */
const MESSAGES_PER_MINUTE = 20;
/** Chats remembered before those that have been quiet are dropped. */
const ROOM = 10_000;

interface Window {
  readonly ends: Instant;
  readonly used: number;
}

/** How fast one chat may write. Kept in memory: a restart forgives. */
export interface Pace {
  /** Takes one message. @returns seconds until the next is free, 0 when this one was */
  take(chat: string): number;
}

export function createPace(clock: Clock): Pace {
  const windows = new Map<string, Window>();
  const current = (chat: string): Window => {
    const window = windows.get(chat);
    return window && window.ends > clock.now() ? window : { ends: after(clock.now(), MINUTE), used: 0 };
  };
  return {
    take: (chat) => {
      const { ends, used } = current(chat);
      if (used >= MESSAGES_PER_MINUTE) return Math.ceil((ends - clock.now()) / 1000);
      if (windows.size >= ROOM) dropQuiet(windows, clock.now());
      windows.set(chat, { ends, used: used + 1 });
      return 0;
    },
  };
}

function dropQuiet(windows: Map<string, Window>, now: Instant): void {
  for (const [chat, { ends }] of windows) if (ends <= now) windows.delete(chat);
}
