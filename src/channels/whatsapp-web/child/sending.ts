import type { Chat, Client } from "whatsapp-web.js";
import { systemClock } from "../../../shared/clock.ts";
import type { Answer, Order } from "../wire.ts";
import type { Names } from "./names.ts";
import { readOwn } from "./read-message.ts";
import { isChatUnknown, sendNow } from "./send-now.ts";

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
