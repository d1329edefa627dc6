import type { ChatAddress, ChatLine, Inbound, Inbox } from "../../src/channels/channel.ts";
import { instant } from "../../src/shared/brand.ts";

/** Keeps chats in memory, as the shell keeps them in the database. */
export interface InboxDouble extends Inbox {
  readonly received: Inbound[];
  /** Adds a line of the agent; whoever calls also tells the channel. */
  answer(chat: ChatAddress, text: string, options?: ChatLine["options"]): void;
  /** The agent takes up everything the person wrote. */
  takeUp(chat: ChatAddress): void;
  /** Every history call, so that a test can see who reads. */
  readonly reads: string[];
}

function textOf(body: Inbound["body"]): string {
  if (body.kind === "text") return body.text;
  if (body.kind === "choice") return body.label;
  return body.kind;
}

export function inboxDouble(): InboxDouble {
  const chats = new Map<string, ChatLine[]>();
  const received: Inbound[] = [];
  const reads: string[] = [];
  const linesOf = (chat: ChatAddress) => chats.get(chat.chat) ?? [];
  const add = (chat: ChatAddress, line: Omit<ChatLine, "sequence" | "at">) => {
    const lines = linesOf(chat);
    chats.set(chat.chat, [...lines, { ...line, sequence: lines.length + 1, at: instant(0) }]);
  };
  return {
    received,
    reads,
    receive: async (inbound) => {
      const { from, body, messageId } = inbound;
      if (linesOf(from).some((line) => line.messageId === messageId)) return "duplicate";
      received.push(inbound);
      const text = textOf(body);
      add(from, { from: "person", text, options: [], messageId, seen: false });
      return "stored";
    },
    sameChat: async (_of, { ids: [first = ""] }) => first,
    history: async (chat, after) => {
      reads.push(chat.chat);
      return linesOf(chat).filter((line) => line.sequence > after);
    },
    answer: (chat, text, options = []) => add(chat, { from: "agent", text, options, seen: true }),
    takeUp: (chat) =>
      chats.set(
        chat.chat,
        linesOf(chat).map((line) => ({ ...line, seen: true })),
      ),
  };
}
