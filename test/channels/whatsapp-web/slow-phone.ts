import type { SendResult } from "../../../src/channels/channel.ts";
import { createCallBook } from "../../../src/channels/whatsapp-web/call-book.ts";
import { createDelivery } from "../../../src/channels/whatsapp-web/deliver.ts";
import { PACE } from "../../../src/channels/whatsapp-web/pacing.ts";
import { type VirtualTime, virtualTime } from "./virtual-time.ts";

const BOT = "15550100999";
/** What one call into the page takes; measured on the real one it is a few tens of milliseconds. */
const CALL = 23.7;
/** As the outbox pauses after a failed try. */
const LONGEST_PAUSE = 300_000;

/** A message as the page saw it: which chat, and after how many milliseconds. */
export interface Out {
  readonly chat: string;
  readonly at: number;
}

/** The real delivery at the shipped pace, before a page that puts out what it is given, on a virtual clock. */
export function slowPhone(time: VirtualTime = virtualTime()) {
  const out: Out[] = [];
  const began = time.stopwatch();
  /** Says in the page's words why a message to this chat fails now; undefined: it goes out. */
  const manners: { refuse: (chat: string) => string | undefined } = { refuse: () => undefined };
  const calls = createCallBook();
  const answer = async (call: number, chat: string) => {
    const why = manners.refuse(chat);
    if (why === undefined) out.push({ chat, at: time.stopwatch() - began });
    await time.wait(CALL);
    calls.answered(call, why === undefined ? { kind: "sent", id: `id-${call}` } : { kind: "failed", why });
  };
  const delivery = createDelivery({
    calls,
    isReady: () => true,
    bot: () => BOT,
    pace: PACE,
    stopwatch: time.stopwatch,
    wait: time.wait,
    now: time.now,
    order: (order) => {
      if (order.kind === "send") void answer(order.call, order.chat);
    },
  });
  const send = (chat: string, key: string) =>
    delivery.send({ to: { channel: "whatsapp-web", bot: BOT, chat }, key, text: "hello", options: [] });
  /** Tries as the outbox does, until it is out. @returns every answer on the way */
  const deliver = async (chat: string, key: string): Promise<readonly SendResult[]> => {
    const results: SendResult[] = [];
    for (;;) {
      const result = await send(chat, key);
      results.push(result);
      if (result.kind !== "later") return results;
      const pause = Math.min(1000 * 2 ** (results.length - 1), LONGEST_PAUSE);
      await time.wait(result.notBefore === undefined ? pause : result.notBefore - time.now());
    }
  };
  /** As many bubbles as one turn has, one after the other. */
  const converse = async (chat: string, bubbles: number) => {
    for (let n = 0; n < bubbles; n++) await deliver(chat, `${chat}/${n}`);
  };
  const people = (count: number) =>
    Array.from({ length: count }, (_, n) => `1555020${String(n).padStart(4, "0")}@c.us`);
  return { time, out, manners, send, deliver, converse, people };
}

/** When each chat heard its first word. */
export const firstWords = (out: readonly Out[]): readonly number[] => [
  ...new Map(out.toReversed().map(({ chat, at }) => [chat, at])).values(),
];

/** The shortest gap between two messages, in all and in one chat. */
export function shortestGaps(out: readonly Out[]) {
  const gaps = out.flatMap((one, n) =>
    out.slice(n + 1).map((other) => ({ same: one.chat === other.chat, gap: other.at - one.at })),
  );
  const shortest = (some: readonly { readonly gap: number }[]) => Math.min(Infinity, ...some.map(({ gap }) => gap));
  return { overall: shortest(gaps), chat: shortest(gaps.filter(({ same }) => same)) };
}
