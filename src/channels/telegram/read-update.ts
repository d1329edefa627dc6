import { hintOfTag } from "../../shared/language.ts";
import type { ChatAddress, Inbound } from "../channel.ts";
import { bodyOfPress } from "./keyboard.ts";
import { readBody } from "./read-body.ts";
import { type CallbackQuery, chatOf, type Reaction, type TelegramMessage, type Update } from "./update.ts";

/** A pressed button, as far as the message below which it stands is there. */
export interface Press {
  readonly query: string;
  readonly data: string;
  readonly message: TelegramMessage;
}

export type ReadUpdate =
  | { readonly kind: "said"; readonly inbound: Inbound }
  /** `message`: the number of what was said before. */
  | { readonly kind: "edited"; readonly inbound: Inbound; readonly message: string }
  | { readonly kind: "pressed"; readonly inbound: Inbound; readonly press: Press }
  /** A press that is nobody's to make: only the waiting sign on the button ends. */
  | { readonly kind: "unheard"; readonly query: string }
  /** Not from a chat of one person with the bot. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "nothing" };

const NOTHING: ReadUpdate = { kind: "nothing" };

/** What an update says. @param bot our own id: below it message numbers are unique */
export function readUpdate(update: Update, bot: string): ReadUpdate {
  const { message, edited_message: edited, callback_query: query, message_reaction: reaction } = update;
  const chat = chatOf(update);
  if (chat && chat.type !== "private") return { kind: "elsewhere" };
  if (query) return pressed(query, bot);
  if (message) return said(message, bot);
  if (edited) return corrected(edited, bot);
  return reaction ? reacted(reaction, bot) : NOTHING;
}

const addressOf = (bot: string, chat: number): ChatAddress => ({ channel: "telegram", bot, chat: String(chat) });

/** Who speaks in a private chat is the person whose chat it is; bots never are. */
const isOwn = (chat: { readonly id: number }, from: TelegramMessage["from"]): from is NonNullable<typeof from> =>
  from !== undefined && !from.is_bot && from.id === chat.id;

function inboundOf(message: TelegramMessage, bot: string): Inbound | undefined {
  const { chat, from, reply_to_message: quoted } = message;
  if (!isOwn(chat, from)) return undefined;
  const body = readBody(message);
  if (!body) return undefined;
  const language = hintOfTag(from.language_code ?? "");
  return {
    from: addressOf(bot, chat.id),
    messageId: numberOf(message, body.kind === "media"),
    body,
    ...(language && { language }),
    ...(quoted && { repliesTo: String(quoted.message_id) }),
  };
}

/** Pictures sent together come one by one and are answered once. */
const numberOf = ({ message_id: id, media_group_id: album }: TelegramMessage, isMedia: boolean) =>
  isMedia && album !== undefined ? `album:${album}` : String(id);

function said(message: TelegramMessage, bot: string): ReadUpdate {
  const inbound = inboundOf(message, bot);
  return inbound ? { kind: "said", inbound } : NOTHING;
}

function corrected(message: TelegramMessage, bot: string): ReadUpdate {
  const inbound = inboundOf(message, bot);
  if (inbound?.body.kind !== "text") return NOTHING;
  const number = String(message.message_id);
  const messageId = `edit:${number}:${message.edit_date ?? 0}`;
  return { kind: "edited", inbound: { ...inbound, messageId }, message: number };
}

function pressed({ id: query, from, data, message }: CallbackQuery, bot: string): ReadUpdate {
  if (!message || !data || !isOwn(message.chat, from) || !isOurs(message, bot)) return { kind: "unheard", query };
  const body = bodyOfPress(data, message);
  const language = hintOfTag(from.language_code ?? "");
  const inbound: Inbound = {
    from: addressOf(bot, message.chat.id),
    messageId: `callback:${query}`,
    body,
    ...(language && { language }),
    repliesTo: String(message.message_id),
  };
  return { kind: "pressed", inbound, press: { query, data, message } };
}

/** An old message tells no more who wrote it; in a private chat only the bot's have buttons that reach the bot. */
const isOurs = ({ from }: TelegramMessage, bot: string) => from === undefined || String(from.id) === bot;

function reacted({ chat, user, message_id: message, date, new_reaction: now }: Reaction, bot: string): ReadUpdate {
  const emoji = now.find((one) => one.emoji !== undefined)?.emoji;
  if (!isOwn(chat, user) || !emoji) return NOTHING;
  const messageId = `reaction:${message}:${date}:${emoji}`;
  const body = { kind: "reaction", emoji } as const;
  return { kind: "said", inbound: { from: addressOf(bot, chat.id), messageId, body, repliesTo: String(message) } };
}
