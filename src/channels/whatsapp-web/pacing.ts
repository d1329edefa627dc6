/** How fast we write, in milliseconds between two messages. */
export interface Pace {
  readonly overall: number;
  /** To one and the same chat. */
  readonly chat: number;
}

/** WhatsApp bars who writes too fast: about one message a second in all, and slower to one person. */
export const PACE: Pace = { overall: 1000, chat: 1500 };

/** When we wrote, or will. */
export interface Written {
  readonly last: number;
  readonly chats: ReadonlyMap<string, number>;
}

export const NOTHING_WRITTEN: Written = { last: -Infinity, chats: new Map() };

/**
 * The next moment at which this chat may be written to.
 *
 * @param now milliseconds, as all moments here
 */
export const nextSlot = ({ last, chats }: Written, chat: string, now: number, pace: Pace): number =>
  Math.max(now, last + pace.overall, (chats.get(chat) ?? -Infinity) + pace.chat);

/** Takes that moment; what is too long ago to matter is forgotten. */
export function takeSlot({ chats }: Written, chat: string, at: number, now: number, pace: Pace): Written {
  const recent = [...chats].filter(([, then]) => then + pace.chat > now);
  return { last: at, chats: new Map([...recent, [chat, at]]) };
}
