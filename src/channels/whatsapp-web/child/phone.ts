import type { Client } from "whatsapp-web.js";
import type { EndCause, News, Order, Start } from "../wire.ts";
import { tellError } from "../tell-error.ts";
import { editMessage } from "./edit-message.ts";
import { createHearing } from "./hearing.ts";
import { makeClient } from "./make-client.ts";
import { systemClock } from "../../../shared/clock.ts";
import { createNames } from "./names.ts";
import { createReadMarks } from "./read-marks.ts";
import { createSending } from "./sending.ts";
import { watchBrowser, watchClient } from "./watch.ts";
import { walkUnread } from "./walk-unread.ts";

/** The library's client at work. */
export interface Phone {
  take(order: Exclude<Order, { readonly kind: "start" | "stop" }>): void;
  close(): Promise<void>;
}

export interface PhoneParts {
  readonly tell: (news: News) => void;
  /** Nothing more can be done in this process. */
  readonly end: (why: EndCause, detail: string) => void;
}

/** Starts the client and comes back at once. */
export function startPhone(start: Start, parts: PhoneParts): Phone {
  const { tell, end } = parts;
  const client: Client = makeClient(start, () => watchBrowser(client, parts));
  const trouble = (where: string) => (error: unknown) => tell({ kind: "trouble", where, detail: tellError(error) });
  const names = createNames((id) => client.getContactLidAndPhone([id]), trouble("names"), systemClock);
  const sending = createSending(client, names);
  const marks = createReadMarks((chat) => client.sendSeen(chat).catch(trouble("seen")));
  const hearing = createHearing({ tell, names, marks, sending, trouble: trouble("listener") });
  const walk = () => void walkUnread(client, start.since, hearing).catch(trouble("unread"));
  watchClient(client, { ...parts, hearing, walk });
  let loaded = false;
  client.initialize().then(
    () => (loaded = true),
    (error: unknown) => end("start-failed", tellError(error)),
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
    return { kind: "answer", call, answer: { kind: "failed", why: tellError(error) } };
  }
}
