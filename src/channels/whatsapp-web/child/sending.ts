import type { Chat, Client } from "whatsapp-web.js";
import { systemClock } from "../../../shared/clock.ts";
import { errorLine } from "../error-line.ts";
import type { Answer, Order } from "../wire.ts";
import type { Names } from "./names.ts";
import { readOwn } from "./read-message.ts";

type Send = Extract<Order, { readonly kind: "send" }>;

/** Sends, and never sends twice what may have gone out. */
export interface Sending {
  send(order: Send): Promise<Answer>;
  /** One of our own messages appeared, whoever sent it. */
  echo(own: Own): void;
}

type Own = NonNullable<ReturnType<typeof readOwn>>;

interface Try {
  readonly chat: string;
  readonly text: string;
  /** Seconds. */
  readonly at: number;
  running: Promise<Answer> | undefined;
  /** The message that this try became, as seen in the chat. */
  echoed: string | undefined;
}

const MOST = 2000;

/** How many of the newest messages of a chat are looked through for one that may have gone out. */
const LOOK_BACK = 30;

const seconds = () => Math.floor(systemClock.now() / 1000);

/**
 * A second call with the same key while the first is under way waits for that one, or takes what appeared in the chat
 * for its outcome: the page may answer late or never although the message is out.
 */
export function createSending(client: Client, names: Names): Sending {
  const tries = new Map<string, Try>();
  const taken = new Set<string>();
  const begin = (order: Send, at: number): Try => {
    const fresh: Try = { chat: order.chat, text: order.text, at, running: undefined, echoed: undefined };
    const [oldest] = tries.keys();
    if (tries.size >= MOST && oldest !== undefined) tries.delete(oldest);
    tries.set(order.key, fresh);
    return fresh;
  };
  const run = (order: Send, one: Try): Promise<Answer> => {
    one.running = sendNow(client, names, order).then((answer) => {
      one.running = undefined;
      if (answer.kind === "sent") one.echoed = answer.id;
      return answer;
    });
    return one.running;
  };
  const again = async (order: Send, one: Try): Promise<Answer> => {
    const found = one.echoed ?? (await findOwn(client, names, one, taken));
    if (found === undefined) return one.running ?? run(order, one);
    taken.add(found);
    one.echoed = found;
    return { kind: "sent", id: found };
  };
  return {
    send: async (order) => {
      const before = tries.get(order.key);
      if (before) return again(order, before);
      const one = begin(order, order.triedAt ?? seconds());
      return order.triedAt === undefined ? run(order, one) : again(order, one);
    },
    echo: (own) => {
      for (const one of tries.values()) if (isOf(one, own)) return void recognise(names, one, own, taken);
    },
  };
}

const isOf = (one: Try, own: Own) => one.echoed === undefined && one.text === own.text && own.at + 1 >= one.at;

async function recognise(names: Names, one: Try, own: Own, taken: Set<string>): Promise<void> {
  if (taken.has(own.id) || !(await names.of(own.chat)).includes(one.chat)) return;
  taken.add(own.id);
  one.echoed ??= own.id;
}

/** One that says the same, is not older than the first try, and is not known as the outcome of another. */
async function findOwn(
  client: Client,
  names: Names,
  one: Try,
  taken: ReadonlySet<string>,
): Promise<string | undefined> {
  for (const name of await names.of(one.chat)) {
    const chat = await chatCalled(client, name);
    if (!chat) continue;
    const messages: readonly unknown[] = await chat.fetchMessages({ limit: LOOK_BACK, fromMe: true });
    const found = messages.map(readOwn).find((own) => own && isOf(one, own) && !taken.has(own.id));
    if (found) return found.id;
  }
  return undefined;
}

/** There may be no chat under one of two names: then nothing went out there. */
async function chatCalled(client: Client, name: string): Promise<Chat | undefined> {
  try {
    // The library promises a chat; there may be none.
    const found: Chat | undefined = await client.getChatById(name);
    return found;
  } catch (error) {
    if (isChatUnknown(error)) return undefined;
    throw error;
  }
}

/**
 * The page's words for a chat that it does not find. After a change of the page it said so of everybody who wrote: they
 * tell something about the page, never about the person.
 */
const UNKNOWN = /No LID for user|invalid wid/iu;

const isChatUnknown = (error: unknown): boolean => UNKNOWN.test(errorLine(error));

const NOBODY: Answer = { kind: "refused", why: "WhatsApp knows no such chat." };

/**
 * Puts a message into the page. A chat that the page does not find is looked up anew and tried once more under its other
 * name. Refused is only what WhatsApp's servers have no account for and what never wrote to us; all else is tried again.
 */
async function sendNow(client: Client, names: Names, order: Send): Promise<Answer> {
  const first = await putIn(client, order.chat, order.text);
  if (first !== "unknown") return first;
  const other = (await names.anew(order.chat)).find((name) => name !== order.chat);
  const second = other === undefined ? "unknown" : await putIn(client, other, order.text);
  if (second !== "unknown") return second;
  if (!order.wrote && (await hasNoAccount(client, order.chat))) return NOBODY;
  return { kind: "failed", why: "WhatsApp's page does not find a chat (No LID for user)" };
}

async function putIn(client: Client, chat: string, text: string): Promise<Answer | "unknown"> {
  const options = { sendSeen: false, linkPreview: false, parseVCards: false, waitUntilMsgSent: true };
  try {
    const sent = readOwn(await client.sendMessage(chat, text, options));
    // The library promises a message. Without one it may be out all the same, so the next try looks for it first.
    return sent ? { kind: "sent", id: sent.id } : { kind: "failed", why: "WhatsApp's page named no message" };
  } catch (error) {
    return isChatUnknown(error) ? "unknown" : { kind: "failed", why: errorLine(error) };
  }
}

/** Asks the servers, who know it for certain of a phone number, and of nothing else. */
async function hasNoAccount(client: Client, chat: string): Promise<boolean> {
  if (!chat.endsWith("@c.us")) return false;
  // The library promises an id; there is none for a number without an account.
  const found: unknown = await client.getNumberId(chat);
  return found === null;
}
