import { hashToken } from "../../shared/secrets.ts";
import type { Inbound } from "../channel.ts";

/** Chats remembered; when there are more, those that wrote longest ago are forgotten. */
const ROOM = 10_000;

/**
 * The newest message of each chat. Somebody who mends it ("ana@acme.exmaple") means the mended one, so it is heard like
 * a new message; one that the chat has moved on from stays as it was, for the answers to it are there already. Kept in
 * memory: after a restart an edit is not heard, and can be said again.
 */
export interface Newest {
  /** @param message the number of the message that the words stand in */
  note(inbound: Inbound, message: string): void;
  /** Telegram also calls it an edit when no word was changed. */
  isMended(inbound: Inbound, message: string): boolean;
}

export function createNewest(): Newest {
  const newest = new Map<string, { readonly message: string; readonly words: string }>();
  return {
    note: (inbound, message) => {
      newest.delete(inbound.from.chat);
      newest.set(inbound.from.chat, { message, words: wordsOf(inbound) });
      const [oldest] = newest.keys();
      if (newest.size > ROOM && oldest !== undefined) newest.delete(oldest);
    },
    isMended: (inbound, message) => {
      const known = newest.get(inbound.from.chat);
      return known?.message === message && known.words !== wordsOf(inbound);
    },
  };
}

/** Words may hold a password: only a hash of them is kept. */
const wordsOf = ({ body }: Inbound): string => hashToken(JSON.stringify(body));
