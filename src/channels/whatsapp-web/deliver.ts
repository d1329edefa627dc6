import type { Outbound, SendResult } from "../channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE, SECOND, systemClock } from "../../shared/clock.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { CallBook } from "./call-book.ts";
import type { Pace } from "./pacing.ts";
import { createTurns, type Turn } from "./turns.ts";
import type { Answer, Order } from "./wire.ts";

interface DeliveryDeps {
  readonly calls: CallBook;
  readonly order: (order: Order) => void;
  readonly isReady: () => boolean;
  readonly bot: () => string | undefined;
  readonly pace: Pace;
  /** Milliseconds, with fractions. */
  readonly stopwatch: () => number;
  readonly wait: Wait;
  readonly now: () => Instant;
}

/** Whoever sends waits 20 seconds at most; the rest is for the way. */
const PATIENCE = 18_000;
/** What the wait for readiness and for a slot may take of that. */
const LONGEST_WAIT = 9000;
/** Longest that one call into the page may take. */
const CALL = 15_000;
const LOOK_AGAIN = 100;
const MOST_TRIES = 2000;

export interface Delivery {
  send(message: Outbound): Promise<SendResult>;
  edit(messageId: string, message: Outbound): Promise<SendResult>;
}

/** Hands messages to the child at a pace that WhatsApp bears, each with a deadline. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const readiness = createReadiness(deps);
  const turns = createTurns(deps);
  /** When a message that may have gone out was first tried: seconds by its key. */
  const tried = new Map<string, number>();
  const put = async (message: Outbound, put: (call: number) => Order): Promise<SendResult> => {
    const began = deps.stopwatch();
    const hindered = await readiness(message, began);
    if (hindered) return hindered;
    const { to, key } = message;
    const turn = await turns.take({ chat: to.chat, key }, began + LONGEST_WAIT);
    if (turn.kind === "put-off") return putOff(turn, deps.now());
    const left = Math.min(CALL, PATIENCE - (deps.stopwatch() - began));
    const answer = await deps.calls.ask(left, (call) => deps.order(put(call)));
    // Without an answer it may have gone out all the same.
    if (answer && answer.kind !== "sent") turn.giveBack();
    return resultOf(answer, deps.isReady());
  };
  return {
    send: async (message) => {
      const { to, key, text, heardAt } = message;
      const triedAt = tried.get(key);
      const more = triedAt === undefined ? {} : { triedAt };
      const result = await put(message, (call) => {
        remember(tried, key);
        return { kind: "send", call, key, chat: to.chat, text, wrote: heardAt !== undefined, ...more };
      });
      if (result.kind !== "later") tried.delete(key);
      return result;
    },
    edit: (messageId, message) =>
      put(message, (call) => ({ kind: "edit", call, chat: message.to.chat, messageId, text: message.text })),
  };
}

const putOff = ({ milliseconds }: Extract<Turn, { readonly kind: "put-off" }>, now: Instant): SendResult => ({
  kind: "later",
  why: "many messages wait",
  isWait: true,
  notBefore: after(now, milliseconds),
});

/** WhatsApp's own time, which the messages in a chat carry. */
function remember(tried: Map<string, number>, key: string): void {
  if (tried.has(key)) return;
  const [oldest] = tried.keys();
  if (tried.size >= MOST_TRIES && oldest !== undefined) tried.delete(oldest);
  tried.set(key, Math.floor(systemClock.now() / 1000));
}

/** A start takes seconds, so what waits for it is asked for again at once; a long outage is met with longer pauses. */
const SHORT_OUTAGE = 2 * MINUTE;
const SOON = SECOND;

/** Waits a while until WhatsApp is ready, and ready for this chat. */
function createReadiness(deps: DeliveryDeps) {
  let away: number | undefined;
  const notYet = (): SendResult => {
    const isShort = away !== undefined && deps.stopwatch() - away < SHORT_OUTAGE;
    const soon = isShort ? { notBefore: after(deps.now(), SOON) } : {};
    return { kind: "later", why: "WhatsApp is not ready", isWait: true, ...soon };
  };
  return async ({ to }: Outbound, began: number): Promise<SendResult | undefined> => {
    while (!deps.isReady()) {
      away ??= deps.stopwatch();
      if (deps.stopwatch() - began > LONGEST_WAIT) return notYet();
      await deps.wait(LOOK_AGAIN);
    }
    away = undefined;
    if (to.bot === deps.bot()) return undefined;
    return { kind: "later", why: "another number than the one this chat wrote to is joined", isWait: true };
  };
}

/** @param isReady what broke because the page went away is no failure of the message, and health tells of the page */
function resultOf(answer: Answer | undefined, isReady: boolean): SendResult {
  if (answer?.kind === "sent") return { kind: "sent", messageId: answer.id };
  if (answer?.kind === "refused") return answer;
  const why = answer?.kind === "failed" ? answer.why : "WhatsApp's page did not answer in time";
  return { kind: "later", why, ...(!isReady && { isWait: true }) };
}
