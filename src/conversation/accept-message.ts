import type { Inbound } from "../channels/channel.ts";

/** Longest id of any platform that is served, with room to spare (WhatsApp: about 60 characters). */
const LONGEST_ID = 128;
/** Beyond this nobody typed it (UTF-16 units). */
const LONGEST_INPUT = 65_536;

/** Whether a message can be stored at all. */
export function isAcceptable({ from, messageId, body, repliesTo }: Inbound): boolean {
  if (![messageId, from.bot, from.chat, ...(repliesTo === undefined ? [] : [repliesTo])].every(isId)) return false;
  switch (body.kind) {
    case "text":
      return body.text.trim() !== "" && body.text.length <= LONGEST_INPUT;
    case "choice":
      return isId(body.option) && body.label.length <= LONGEST_INPUT;
    case "reaction":
      return isId(body.emoji) && repliesTo !== undefined;
    case "media":
    case "command":
      return true;
  }
}

const isId = (text: string) => text !== "" && text.length <= LONGEST_ID;
