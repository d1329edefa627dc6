import type { Outbound, SendResult } from "../channel.ts";

/** So many are remembered: more than can be under way at once. */
const ROOM = 5000;

/**
 * Sends each key once. A long text goes out in parts, and when a later one fails, all are handed in again; Telegram takes
 * no key that would tell it so. Kept in memory: after a crash a part may come twice.
 */
export function onceEach(send: (message: Outbound) => Promise<SendResult>): (message: Outbound) => Promise<SendResult> {
  const sent = new Map<string, SendResult>();
  return async (message) => {
    const before = sent.get(message.key);
    if (before) return before;
    const result = await send(message);
    if (result.kind === "sent") sent.set(message.key, result);
    const [oldest] = sent.keys();
    if (sent.size > ROOM && oldest !== undefined) sent.delete(oldest);
    return result;
  };
}
