/** How fast we write, in milliseconds between two messages. */
export interface Pace {
  readonly overall: number;
  /** To one and the same chat. */
  readonly chat: number;
}

/** WhatsApp bars who writes too fast: about one message a second in all, and slower to one person. */
export const PACE: Pace = { overall: 1000, chat: 1500 };

/** A message that went out. */
interface Use {
  /** Tells it from every other. */
  readonly id: number;
  readonly chat: string;
  readonly at: number;
}

/** What went out so lately that it still matters. All of it lies behind us: a slot is taken when it is used. */
export type Written = readonly Use[];

export const NOTHING_WRITTEN: Written = [];

/**
 * The next moment at which this chat may be written to; without a chat, one that was not written to lately.
 *
 * @param now milliseconds, with fractions, as all moments here
 */
export const nextSlot = (written: Written, chat: string | undefined, now: number, pace: Pace): number =>
  written.reduce((at, one) => Math.max(at, one.at + gapAfter(one, chat, pace)), now);

const gapAfter = (one: Use, chat: string | undefined, { overall, chat: same }: Pace) =>
  one.chat === chat ? Math.max(overall, same) : overall;

/**
 * What still matters now. Where the clock was set back, what went out counts as if it were just now: one more gap, never
 * a wait until the clock is back where it was.
 */
export function recentlyWritten(written: Written, now: number, { overall, chat }: Pace): Written {
  const past = written.map((one) => (one.at > now ? { ...one, at: now } : one));
  return past.filter(({ at }) => at + Math.max(overall, chat) > now);
}

/** A message goes out at this moment. */
export const takeSlot = (written: Written, use: Use): Written => [...written, use];

/** It did not go out after all: whoever waits need not wait for it. */
export const giveBack = (written: Written, id: number): Written => written.filter((one) => one.id !== id);
