import type { Inbound, Reception } from "../channel.ts";
import { type Brought, readBatch } from "./read-batch.ts";
import { isPhone } from "./read-senders.ts";
import type { Standing } from "./standing.ts";

export interface TakingParts {
  readonly phoneNumberId: string;
  readonly reception: Pick<Reception, "receive" | "sameChat">;
  readonly standing: Standing;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Told before a message is handed in. */
  readonly onMessage: (chat: string, messageId: string, at: number) => void;
  /** A message of ours failed after all. */
  readonly onFailed: (messageId: string, code: number | undefined) => void;
}

type Message = Extract<Brought, { readonly kind: "message" }>;

/**
 * Hands in what one post holds, one after the other, as it stood there. What cannot be read is left out and noted,
 * without a word of it: Meta would bring it again for seven days, and it would be as unreadable then.
 *
 * @throws what the reception throws; Meta then brings all of it again, and what was stored before is a duplicate
 */
export async function takeBatch(parts: TakingParts, raw: Uint8Array): Promise<void> {
  for (const brought of readBatch(raw, parts.phoneNumberId)) await takeOne(parts, brought);
}

async function takeOne(parts: TakingParts, brought: Brought): Promise<void> {
  switch (brought.kind) {
    case "message":
      return takeMessage(parts, brought);
    case "status":
      if (brought.status === "failed") parts.onFailed(brought.messageId, brought.code);
      return;
    case "unreadable":
      parts.standing.count("unreadable");
      parts.onTrouble("whatsapp-cloud: webhook", new Error(`Left out a ${brought.what} of a shape that is not known.`));
  }
}

async function takeMessage(parts: TakingParts, { ids, messageId, at, said }: Message): Promise<void> {
  const of = { channel: "whatsapp-cloud", bot: parts.phoneNumberId } as const;
  const chat = await parts.reception.sameChat(of, { ids, account: ids.find((id) => !isPhone(id)) });
  parts.onMessage(chat, messageId, at);
  const inbound: Inbound = { from: { ...of, chat }, messageId, body: said.body, repliesTo: said.repliesTo };
  if ((await parts.reception.receive(inbound)) === "stored") parts.standing.count("received");
}
