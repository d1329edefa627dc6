import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, elapsedOn, MINUTE, SECOND } from "../../shared/clock.ts";

/** Telegram's own figures (Bots FAQ, "My bot is hitting limits"): once a second in a chat, bursts for a moment. */
const CHAT = { every: SECOND, burst: 4 };
/** Groups: 20 a minute. */
const GROUP = { every: MINUTE / 20, burst: 5 };
/** All chats together: 30 a second. */
const ALL = { every: SECOND / 30, burst: 1 };
/** So many chats asked to wait within a second mean that the bot as a whole is meant. */
const MANY = 3;
/** Chats remembered before those that owe nothing are dropped. */
const ROOM = 10_000;

/** In place of a chat: all of them together. */
export const EVERYBODY = "all";

/** When the next call may go out. Pure but for the clock; nothing here waits. */
export interface Pace {
  /** The next free moment of a chat, or of all; it is taken when it is at most `patience` milliseconds away. */
  take(chat: string, patience: number): Instant;
  /** What was taken last for this chat is not used after all. */
  giveBack(chat: string): void;
  /** Until when Telegram told us to leave this chat, or everybody, alone; undefined when it did not. */
  heldUntil(chat: string): Instant | undefined;
  /** Telegram said: not before so many seconds. */
  hold(chat: string, seconds: number): void;
}

export function createPace(clock: Clock): Pace {
  /** When a chat has paid for everything that it took. */
  const paid = new Map<string, number>();
  const elapsed = elapsedOn(clock);
  const take: Pace["take"] = (chat, patience) => {
    const now = elapsed();
    const { every, burst } = rateOf(chat);
    const debt = paid.get(chat) ?? now;
    const wait = Math.max(0, debt - (burst - 1) * every - now);
    if (wait <= patience) {
      if (paid.size >= ROOM) dropPaid(paid, now);
      paid.set(chat, Math.max(debt, now + wait) + every);
    }
    return after(clock.now(), wait);
  };
  const giveBack = (chat: string) => {
    const debt = paid.get(chat);
    if (debt !== undefined) paid.set(chat, debt - rateOf(chat).every);
  };
  return { take, giveBack, ...createHolds(clock) };
}

function rateOf(chat: string) {
  if (chat === EVERYBODY) return ALL;
  return chat.startsWith("-") ? GROUP : CHAT;
}

function dropPaid(paid: Map<string, number>, now: number): void {
  for (const [chat, at] of paid) if (at <= now) paid.delete(chat);
}

function createHolds(clock: Clock): Pick<Pace, "hold" | "heldUntil"> {
  const elapsed = elapsedOn(clock);
  const until = new Map<string, number>();
  let recent: { readonly chat: string; readonly at: number }[] = [];
  const heldUntil = (chat: string) => {
    const now = elapsed();
    for (const [one, end] of until) if (end <= now) until.delete(one);
    const ends = [EVERYBODY, chat].map((one) => until.get(one)).filter((end) => end !== undefined);
    return ends.length === 0 ? undefined : after(clock.now(), Math.max(...ends) - now);
  };
  const hold = (chat: string, seconds: number) => {
    const now = elapsed();
    recent = [...recent.filter((one) => one.chat !== chat && now - one.at <= SECOND), { chat, at: now }];
    const whom = recent.length >= MANY ? EVERYBODY : chat;
    for (const one of [whom, chat]) until.set(one, Math.max(until.get(one) ?? now, now + seconds * SECOND));
  };
  return { hold, heldUntil };
}
