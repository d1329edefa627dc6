import type { Inbound, Inbox } from "../channel.ts";
import { sleep } from "../../shared/schedule.ts";
import type { InboundNews } from "./wire.ts";

interface IntakeDeps {
  readonly inbox: Inbox;
  /** Our own number; undefined as long as it is not known. */
  readonly bot: () => string | undefined;
  /** The message is stored, so it may be shown as read. */
  readonly stored: (id: string) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

const TRIES = 5;
const REST = 1000;

/** Takes messages in, one after the other: stored first, shown as read afterwards. */
export function createIntake(deps: IntakeDeps): (message: InboundNews) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (message) => {
    last = last.then(() => takeIn(deps, message));
  };
}

/** One that cannot be stored now stays unread, and is found again at the next look for unread messages. */
async function takeIn(deps: IntakeDeps, message: InboundNews): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      await receive(deps, message);
      deps.stored(message.id);
      return;
    } catch (error) {
      deps.onTrouble("whatsapp-web: a message could not be stored", error);
      await sleep(REST);
    }
  }
}

/** The id behind which a number may be hidden: it stays with the person when the number changes. */
const isHidden = (id: string) => id.endsWith("@lid");

async function receive({ inbox, bot }: IntakeDeps, message: InboundNews): Promise<void> {
  const own = bot();
  if (own === undefined) throw new Error("Our own number is not known yet.");
  const account = { channel: "whatsapp-web", bot: own } as const;
  const { chats: ids } = message;
  const chat = await inbox.sameChat(account, { ids, account: ids.find(isHidden) });
  const { id: messageId, body, repliesTo } = message;
  const inbound: Inbound = { from: { ...account, chat }, messageId, body, repliesTo };
  // Refused is an answer too: it can never be stored, so it must not come again and again.
  await inbox.receive(inbound);
}
