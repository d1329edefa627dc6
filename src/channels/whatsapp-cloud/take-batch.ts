import { z } from "zod";
import type { Inbound, Inbox } from "../channel.ts";
import { type MessageReading, readMessage } from "./read-message.ts";
import { isPhone, readSenders } from "./read-senders.ts";
import type { CloudHealth } from "./health.ts";

interface TakingDeps {
  readonly phoneNumberId: string;
  readonly inbox: Pick<Inbox, "receive" | "sameChat">;
  readonly standing: CloudHealth;
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
export async function takeBatch(deps: TakingDeps, raw: Uint8Array): Promise<void> {
  for (const brought of readBatch(raw, deps.phoneNumberId)) await takeOne(deps, brought);
}

async function takeOne(deps: TakingDeps, brought: Brought): Promise<void> {
  switch (brought.kind) {
    case "message":
      return takeMessage(deps, brought);
    case "status":
      if (brought.status === "failed") deps.onFailed(brought.messageId, brought.code);
      return;
    case "unreadable":
      deps.standing.count("unreadable");
      deps.onTrouble("whatsapp-cloud: webhook", new Error(`Left out a ${brought.what} of a shape that is not known.`));
  }
}

async function takeMessage(deps: TakingDeps, { ids, messageId, at, said }: Message): Promise<void> {
  const of = { channel: "whatsapp-cloud", bot: deps.phoneNumberId } as const;
  const chat = await deps.inbox.sameChat(of, { ids, account: ids.find((id) => !isPhone(id)) });
  deps.onMessage(chat, messageId, at);
  const inbound: Inbound = { from: { ...of, chat }, messageId, body: said.body, repliesTo: said.repliesTo };
  if ((await deps.inbox.receive(inbound)) === "stored") deps.standing.count("received");
}

/** Something that Meta brought, in the order in which it stood there. */
type Brought =
  | {
      readonly kind: "message";
      readonly ids: readonly string[];
      readonly messageId: string;
      /** Seconds since 1970; 0 when Meta names none. */
      readonly at: number;
      readonly said: Extract<MessageReading, { readonly kind: "said" }>;
    }
  /** What became of a message of ours. `code`: why it failed. */
  | { readonly kind: "status"; readonly messageId: string; readonly status: string; readonly code: number | undefined }
  | { readonly kind: "unreadable"; readonly what: "batch" | "entry" | "message" | "status" };

const ENVELOPE = z.object({ object: z.literal("whatsapp_business_account"), entry: z.array(z.unknown()) });

const ENTRY = z.object({ changes: z.array(z.unknown()) });

const FIELD = z.object({ field: z.string() });

const list = z.array(z.unknown()).default([]);

const CHANGE = z.object({
  value: z.object({
    metadata: z.object({ phone_number_id: z.string() }),
    contacts: list,
    messages: list,
    statuses: list,
  }),
});

const MESSAGE = z.object({ id: z.string().min(1), timestamp: z.coerce.number().catch(0) });

const STATUS = z.object({
  id: z.string().min(1),
  status: z.string(),
  errors: z.array(z.object({ code: z.number() })).optional(),
});

/**
 * What one post holds that is meant for our number. One entry that cannot be read costs no other.
 *
 * @param phoneNumberId ours: an app may serve several numbers, and the rest is nobody's business here
 */
function readBatch(raw: Uint8Array, phoneNumberId: string): readonly Brought[] {
  const envelope = ENVELOPE.safeParse(parsed(raw));
  if (!envelope.success) return [{ kind: "unreadable", what: "batch" }];
  return envelope.data.entry.flatMap((entry): readonly Brought[] => {
    const read = ENTRY.safeParse(entry);
    if (!read.success) return [{ kind: "unreadable", what: "entry" }];
    return read.data.changes.flatMap((change) => readChange(change, phoneNumberId));
  });
}

function parsed(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** An app may be subscribed to more than messages: the rest is none of ours. */
function readChange(change: unknown, phoneNumberId: string): readonly Brought[] {
  const field = FIELD.safeParse(change);
  if (field.success && field.data.field !== "messages") return [];
  const read = CHANGE.safeParse(change);
  if (!read.success) return [{ kind: "unreadable", what: "entry" }];
  const { metadata, contacts, messages, statuses } = read.data.value;
  if (metadata.phone_number_id !== phoneNumberId) return [];
  return [...messages.flatMap((message) => readOne(message, contacts)), ...statuses.map(readStatus)];
}

function readOne(message: unknown, contacts: readonly unknown[]): readonly Brought[] {
  const said = readMessage(message);
  if (said.kind === "ignored") return [];
  const about = MESSAGE.safeParse(message);
  const ids = readSenders(message, contacts);
  if (said.kind === "unreadable" || !about.success || ids.length === 0)
    return [{ kind: "unreadable", what: "message" }];
  const { id, timestamp } = about.data;
  return [{ kind: "message", ids, messageId: id, at: timestamp, said }];
}

function readStatus(status: unknown): Brought {
  const read = STATUS.safeParse(status);
  if (!read.success) return { kind: "unreadable", what: "status" };
  const { id, status: name, errors } = read.data;
  return { kind: "status", messageId: id, status: name, code: errors?.[0]?.code };
}
