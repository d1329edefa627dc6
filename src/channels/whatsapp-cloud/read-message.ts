import { z } from "zod";
import type { InboundBody } from "../channel.ts";

type Media = Extract<InboundBody, { readonly kind: "media" }>["media"];

/** Something that may have words with it: then the words count. */
const captioned = <Type extends string>(type: Type, media: Media) =>
  z
    .object({ type: z.literal(type), [type]: z.object({ caption: z.string().optional() }) })
    .transform((message) => withCaption(message[type], media));

function withCaption(part: unknown, media: Media): InboundBody {
  const caption = z.object({ caption: z.string() }).safeParse(part);
  if (caption.success && caption.data.caption.trim() !== "") return { kind: "text", text: caption.data.caption };
  return { kind: "media", media };
}

const only = <Type extends string>(type: Type, media: Media) =>
  z.object({ type: z.literal(type) }).transform((): InboundBody => ({ kind: "media", media }));

const TEXT = z
  .object({ type: z.literal("text"), text: z.object({ body: z.string() }) })
  .transform(({ text }): InboundBody => ({ kind: "text", text: text.body }));

const PRESSED = z.object({ id: z.string(), title: z.string() });

const INTERACTIVE = z
  .object({
    type: z.literal("interactive"),
    interactive: z.union([
      z.object({ type: z.literal("button_reply"), button_reply: PRESSED }).transform((one) => one.button_reply),
      z.object({ type: z.literal("list_reply"), list_reply: PRESSED }).transform((one) => one.list_reply),
    ]),
  })
  .transform(({ interactive: { id, title } }): InboundBody => ({ kind: "choice", option: id, label: title }));

/** A quick reply of a template. Where the template names no payload of its own, Meta repeats the words: they are words. */
const BUTTON = z
  .object({ type: z.literal("button"), button: z.object({ payload: z.string().optional(), text: z.string() }) })
  .transform(({ button: { payload = "", text } }): InboundBody => {
    if (payload === "" || payload === text) return { kind: "text", text };
    return { kind: "choice", option: payload, label: text };
  });

/** Without an emoji it was taken back. */
const REACTION = z
  .object({
    type: z.literal("reaction"),
    reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }),
  })
  .transform(({ reaction }): InboundBody | undefined =>
    reaction.emoji ? { kind: "reaction", emoji: reaction.emoji } : undefined,
  );

const BODIES = {
  text: TEXT,
  interactive: INTERACTIVE,
  button: BUTTON,
  reaction: REACTION,
  image: captioned("image", "photo"),
  video: captioned("video", "video"),
  document: captioned("document", "file"),
  audio: only("audio", "voice"),
  sticker: only("sticker", "sticker"),
  location: only("location", "location"),
  contacts: only("contacts", "contact"),
} as const;

const isOurKind = (type: string): type is keyof typeof BODIES => Object.hasOwn(BODIES, type);

const ABOUT = z.object({
  type: z.string(),
  group_id: z.string().optional(),
  context: z.object({ id: z.string().optional() }).optional(),
  reaction: z.object({ message_id: z.string().optional() }).optional(),
});

export type MessageReading =
  | { readonly kind: "said"; readonly body: InboundBody; readonly repliesTo: string | undefined }
  /** From a group, of the system, of a kind that nobody can answer, or taken back. */
  | { readonly kind: "ignored" }
  /** It does not have the shape that Meta published. */
  | { readonly kind: "unreadable" };

/** What somebody said with one entry of `messages`. */
export function readMessage(message: unknown): MessageReading {
  const about = ABOUT.safeParse(message);
  if (!about.success) return { kind: "unreadable" };
  const { type, group_id: group, context, reaction } = about.data;
  if (group !== undefined || !isOurKind(type)) return { kind: "ignored" };
  const read = BODIES[type].safeParse(message);
  if (!read.success) return { kind: "unreadable" };
  if (read.data === undefined) return { kind: "ignored" };
  return { kind: "said", body: read.data, repliesTo: reaction?.message_id ?? context?.id };
}
