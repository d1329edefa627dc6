import type { Client, Message } from "whatsapp-web.js";
import { MINUTE, systemClock } from "../../../shared/clock.ts";
import { errorLine } from "../error-line.ts";
import type { Answer, EndCause, News, Order, Start } from "../wire.ts";
import { createHearing, walkUnread } from "./hearing.ts";
import { makeClient } from "./make-client.ts";
import { createNames, type Names } from "./names.ts";
import { createReadMarks } from "./read-marks.ts";
import { createSending } from "./sending.ts";
import { watchBrowser, watchClient } from "./watch.ts";

/** The library's client at work. */
export interface Phone {
  take(order: Exclude<Order, { readonly kind: "start" | "stop" }>): void;
  close(): Promise<void>;
}

interface PhoneDeps {
  readonly tell: (news: News) => void;
  /** Nothing more can be done in this process. */
  readonly end: (why: EndCause, detail: string) => void;
}

/** Starts the client and comes back at once. */
export function startPhone(start: Start, deps: PhoneDeps): Phone {
  const { tell, end } = deps;
  const client: Client = makeClient(start, () => watchBrowser(client, deps));
  const trouble = (where: string) => (error: unknown) => tell({ kind: "trouble", where, detail: errorLine(error) });
  const names = createNames((id) => client.getContactLidAndPhone([id]), trouble("names"), systemClock);
  const sending = createSending(client, names);
  const marks = createReadMarks((chat) => client.sendSeen(chat).catch(trouble("seen")));
  const hearing = createHearing({ tell, names, marks, sending, trouble: trouble("listener") });
  const walk = () => void walkUnread(client, start.since, hearing).catch(trouble("unread"));
  watchClient(client, { ...deps, hearing, walk });
  let loaded = false;
  client.initialize().then(
    () => (loaded = true),
    (error: unknown) => end("start-failed", errorLine(error)),
  );
  // Loading the page anew while the library is busy with it makes the start fail.
  const reload = () => void (loaded && client.pupPage?.reload().catch(trouble("reload")));
  return {
    take: (order) => {
      if (order.kind === "stored") marks.stored(order.id);
      else if (order.kind === "walk") walk();
      else if (order.kind === "typing") void showTyping(client, order.chat).catch(trouble("typing"));
      else if (order.kind === "reload") reload();
      else void answer(client, sending, names, order).then((news) => tell(news));
    },
    close: async () => {
      await client.pupBrowser?.close();
    },
  };
}

async function showTyping(client: Client, chat: string): Promise<void> {
  const found = await client.getChatById(chat);
  await found.sendStateTyping();
}

type Call = Extract<Order, { readonly call: number }>;

/** Does what was asked and says what came of it; trouble is an answer too. */
async function answer(
  client: Client,
  sending: ReturnType<typeof createSending>,
  names: ReturnType<typeof createNames>,
  order: Call,
): Promise<Extract<News, { readonly kind: "answer" }>> {
  const { call } = order;
  try {
    if (order.kind === "send") return { kind: "answer", call, answer: await sending.send(order) };
    if (order.kind === "edit") return { kind: "answer", call, answer: await editMessage(client, names, order) };
    // The library promises a state; the page may have none.
    const state: unknown = await client.getState();
    return { kind: "answer", call, answer: { kind: "state", state: typeof state === "string" ? state : "NONE" } };
  } catch (error) {
    return { kind: "answer", call, answer: { kind: "failed", why: errorLine(error) } };
  }
}

/** WhatsApp lets people change a message for so long. */
const EDITABLE = 15 * MINUTE;

/** Puts another text into a message of ours. Refused when it is too old, gone, or somebody else's. */
async function editMessage(
  client: Client,
  names: Names,
  { chat, messageId, text }: Extract<Order, { readonly kind: "edit" }>,
): Promise<Answer> {
  const found = await findOwn(client, await names.of(chat), messageId);
  if (!found) return { kind: "refused", why: "The message is not there any more." };
  if (systemClock.now() - found.timestamp * 1000 > EDITABLE)
    return { kind: "refused", why: "It was sent more than 15 minutes ago." };
  const edited: unknown = await found.edit(text, { linkPreview: false });
  return edited ? { kind: "sent", id: messageId } : { kind: "refused", why: "WhatsApp does not change it." };
}

/** WhatsApp names a message by its chat, and the chat has two names. */
async function findOwn(client: Client, chats: readonly string[], messageId: string): Promise<Message | undefined> {
  for (const chat of chats) {
    const found = await look(client, `true_${chat}_${messageId}`);
    if (found) return found;
  }
  return undefined;
}

/** The library promises a message; there may be none. */
const look = (client: Client, id: string): Promise<Message | null> => client.getMessageById(id);
