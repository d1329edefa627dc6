import type { Client } from "whatsapp-web.js";
import { z } from "zod";
import { MINUTE, systemClock } from "../../../shared/clock.ts";
import type { News } from "../wire.ts";
import type { Names } from "./names.ts";
import type { ReadMarks } from "./read-marks.ts";
import { readMessage, type ReadMessage, readOwn, readReaction } from "./read-message.ts";
import type { Sending } from "./sending.ts";

/** Where everything that the library hears comes through, however often it says it. */
export interface Hearing {
  message(raw: unknown): void;
  created(raw: unknown): void;
  reaction(raw: unknown): void;
}

interface HearingDeps {
  readonly tell: (news: News) => void;
  readonly names: Names;
  readonly marks: ReadMarks;
  readonly sending: Pick<Sending, "echo">;
  readonly trouble: (error: unknown) => void;
}

/** Tells in the order of hearing, although a name may have to be looked up first. */
export function createHearing({ tell, names, marks, sending, trouble }: HearingDeps): Hearing {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = (work: () => Promise<void>) => {
    last = last.then(work).catch(trouble);
  };
  const pass = (read: ReadMessage | undefined) => {
    if (!read || (read.body.kind !== "reaction" && !marks.waiting(read.id, read.chat))) return;
    const { id, body, repliesTo } = read;
    // Asked for at once: look-ups of different chats run side by side.
    const looking = names.of(read.chat);
    const more = repliesTo === undefined ? {} : { repliesTo };
    inOrder(async () => tell({ kind: "inbound", message: { id, chats: [...(await looking)], body, ...more } }));
  };
  return {
    message: (raw) => pass(readMessage(raw)),
    reaction: (raw) => pass(readReaction(raw)),
    created: (raw) => {
      const own = readOwn(raw);
      if (own) sending.echo(own);
    },
  };
}

const CHAT = z.object({
  id: z.object({ server: z.string() }),
  unreadCount: z.number().default(0),
  timestamp: z.number().default(0),
});

const TIME = z.object({ timestamp: z.number() });

/** A chat in which something happened so lately is looked through even when all seems read: the mark may be too early. */
const LATELY = 10 * MINUTE;

const FEWEST = 10;

const MOST = 100;

/**
 * Messages from before `ready` raise no event: reads them from the chats. Those that are known already are recognised
 * where all messages are.
 *
 * @param since seconds; what is older is left alone
 */
export async function walkUnread(client: Client, since: number, hearing: Pick<Hearing, "message">): Promise<void> {
  const lately = (systemClock.now() - LATELY) / 1000;
  for (const chat of await client.getChats()) {
    const seen = CHAT.safeParse(chat).data;
    if (!seen || !["c.us", "lid"].includes(seen.id.server)) continue;
    if (seen.unreadCount <= 0 && seen.timestamp < lately) continue;
    const limit = Math.min(MOST, Math.max(FEWEST, seen.unreadCount));
    const messages: readonly unknown[] = await chat.fetchMessages({ limit, fromMe: false });
    for (const message of inOrder(messages, since)) hearing.message(message);
  }
}

const timeOf = (message: unknown) => TIME.safeParse(message).data?.timestamp ?? 0;

const inOrder = (messages: readonly unknown[], since: number) =>
  messages.filter((message) => timeOf(message) >= since).sort((a, b) => timeOf(a) - timeOf(b));
