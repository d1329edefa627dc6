import type { Graph } from "./graph.ts";
import { recentMap } from "./recent-map.ts";

/** Chats whose newest message is known. */
const REMEMBERED = 10_000;

export interface ReadMarks {
  /** @param at seconds since 1970: an old message that comes again is not the newest one */
  heard(chat: string, messageId: string, at: number): void;
  /** Marks what they wrote as read and shows that an answer is being written: one call, and only about a message. */
  typing(chat: string, within: AbortSignal): Promise<void>;
}

export function createReadMarks(graph: Graph): ReadMarks {
  const newest = recentMap<{ readonly messageId: string; readonly at: number }>(REMEMBERED);
  return {
    heard: (chat, messageId, at) => {
      if (at >= (newest.get(chat)?.at ?? 0)) newest.set(chat, { messageId, at });
    },
    typing: async (chat, within) => {
      const last = newest.get(chat);
      if (!last) return;
      const typing = { status: "read", message_id: last.messageId, typing_indicator: { type: "text" } };
      await graph.post(typing, within);
    },
  };
}
