import { z } from "zod";
import type { InboundNews } from "../wire.ts";

/** An id is a text or a small object, whatever the library's types say. */
const ID = z.union([z.string(), z.object({ _serialized: z.string() }).transform((id) => id._serialized)]);
const KEY = z.object({ id: z.string(), fromMe: z.boolean(), remote: ID });

const MESSAGE = z.object({
  id: KEY,
  from: ID,
  to: ID.optional(),
  type: z.string(),
  body: z.string().default(""),
  timestamp: z.number().default(0),
  isStatus: z.boolean().nullish(),
  broadcast: z.boolean().nullish(),
  rawData: z.object({ quotedStanzaID: z.string().nullish() }).optional(),
});

const REACTION = z.object({ id: KEY, msgId: KEY, reaction: z.string().nullish(), senderId: ID });

type Body = InboundNews["body"];

/** A message of a person to us alone. */
export interface ReadMessage {
  readonly id: string;
  /** As WhatsApp named the chat this time. */
  readonly chat: string;
  readonly body: Body;
  readonly repliesTo: string | undefined;
  /** Seconds. */
  readonly at: number;
}

/** Groups, status news, newsletters and broadcasts are not for us. */
const isPerson = (chat: string) => chat.endsWith("@c.us") || chat.endsWith("@lid");

const WORDS = ["chat", "buttons_response", "list_response", "template_button_reply"];

const MEDIA: Readonly<Record<string, Extract<Body, { readonly kind: "media" }>["media"]>> = {
  image: "photo",
  video: "video",
  ptt: "voice",
  audio: "voice",
  sticker: "sticker",
  document: "file",
  location: "location",
  live_location: "location",
  vcard: "contact",
  multi_vcard: "contact",
  order: "file",
  product: "file",
  payment: "file",
  groups_v4_invite: "file",
  poll_creation: "file",
  event_creation: "file",
  scheduled_event_creation: "file",
};

/** Undefined: not from a person, from ourselves, or nothing that anybody said (notices, calls, protocol). */
export function readMessage(raw: unknown): ReadMessage | undefined {
  const parsed = MESSAGE.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, from, isStatus, broadcast, timestamp, rawData } = parsed.data;
  if (id.fromMe || !isPerson(from) || isStatus === true || broadcast === true) return undefined;
  const body = bodyOf(parsed.data);
  return body && { id: id.id, chat: from, body, repliesTo: rawData?.quotedStanzaID ?? undefined, at: timestamp };
}

/** Words below a picture count more than the picture. */
function bodyOf({ type, body }: z.infer<typeof MESSAGE>): Body | undefined {
  const media = MEDIA[type];
  const captioned = media === "photo" || media === "video" || type === "document";
  if (WORDS.includes(type) || (captioned && body.trim() !== "")) return { kind: "text", text: body };
  return media && { kind: "media", media };
}

/** What we sent ourselves, from here or from the phone. */
export function readOwn(
  raw: unknown,
): { readonly id: string; readonly chat: string; readonly text: string; readonly at: number } | undefined {
  const parsed = MESSAGE.safeParse(raw);
  if (!parsed.success || !parsed.data.id.fromMe) return undefined;
  const { id, body, to, timestamp } = parsed.data;
  return { id: id.id, chat: to ?? id.remote, text: body, at: timestamp };
}

/** Undefined: withdrawn, our own, or in a group. */
export function readReaction(raw: unknown): ReadMessage | undefined {
  const parsed = REACTION.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, msgId, reaction, senderId } = parsed.data;
  if (!reaction || id.fromMe || !isPerson(msgId.remote) || !isPerson(senderId)) return undefined;
  return { id: id.id, chat: senderId, body: { kind: "reaction", emoji: reaction }, repliesTo: msgId.id, at: 0 };
}
