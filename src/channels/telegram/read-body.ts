import { keyIn } from "../../shared/keys.ts";
import type { ChatCommand, InboundBody } from "../channel.ts";
import type { TelegramMessage } from "./update.ts";

type MediaKind = Extract<InboundBody, { kind: "media" }>["media"];

/** The field that tells what a message is. The order matters: an animation also comes as a document. */
const MEDIA: readonly (readonly [string, MediaKind])[] = [
  ["photo", "photo"],
  ["voice", "voice"],
  ["video", "video"],
  ["video_note", "video"],
  ["animation", "video"],
  ["sticker", "sticker"],
  ["dice", "sticker"],
  ["contact", "contact"],
  ["venue", "location"],
  ["location", "location"],
  ["audio", "file"],
  ["document", "file"],
  ["poll", "file"],
  ["story", "file"],
  ["game", "file"],
  ["paid_media", "file"],
  ["checklist", "file"],
];

const COMMANDS: Readonly<Record<ChatCommand, true>> = {
  start: true,
  menu: true,
  person: true,
  cancel: true,
  language: true,
};

/**
 * What somebody said with a message; undefined when they said nothing (a pinned message, a new chat photo). Words below
 * a picture count as what was said: whoever writes "this is what I see, I forgot my password" wants to be read.
 */
export function readBody(message: TelegramMessage): InboundBody | undefined {
  const text = message.text ?? message.caption;
  if (text !== undefined && text.trim() !== "") return commandIn(text) ?? { kind: "text", text };
  const media = mediaIn(message);
  return media && { kind: "media", media };
}

/** What a message holds besides words. */
export const mediaIn = (message: TelegramMessage): MediaKind | undefined =>
  MEDIA.find(([field]) => message[field] !== undefined)?.[1];

/** `/start CODE` is what a link makes of a code: as if the code had been typed. */
function commandIn(text: string): InboundBody | undefined {
  const [, name, payload] = /^\/([a-z]{1,32})(?:@\w{1,64})?(?:\s+(\S[^]*))?$/u.exec(text.trim()) ?? [];
  const command = keyIn(COMMANDS, name ?? "");
  if (command === "start" && payload !== undefined) return { kind: "text", text: payload };
  return command && { kind: "command", command };
}
