import { z } from "zod";

/** What we read of Telegram's updates. Everything comes from outside, so nothing is believed before it is checked. */

const id = z.number().int();

const User = z.looseObject({ id, is_bot: z.boolean(), language_code: z.string().max(35).optional() });

const Chat = z.looseObject({
  id,
  type: z.enum(["private", "group", "supergroup", "channel"]),
  is_forum: z.boolean().optional(),
});

const Keyboard = z.looseObject({
  inline_keyboard: z.array(z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() }))),
});

const Message = z.looseObject({
  message_id: id,
  date: id,
  edit_date: id.optional(),
  chat: Chat,
  /** Missing in channels. */
  from: User.optional(),
  /** An anonymous admin, or a channel. */
  sender_chat: Chat.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().max(64).optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  reply_to_message: z.looseObject({ message_id: id }).optional(),
  reply_markup: Keyboard.optional(),
});
export type TelegramMessage = z.infer<typeof Message>;

/** `message`: missing when it was sent in somebody's name elsewhere; of an old one only chat and number are left. */
const CallbackQuery = z.looseObject({
  id: z.string().max(100),
  from: User,
  data: z.string().max(64).optional(),
  message: Message.optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

const Reaction = z.looseObject({
  chat: Chat,
  message_id: id,
  date: id,
  user: User.optional(),
  new_reaction: z.array(z.looseObject({ type: z.string(), emoji: z.string().max(32).optional() })),
});
export type Reaction = z.infer<typeof Reaction>;

export const Update = z.looseObject({
  update_id: id,
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  message_reaction: Reaction.optional(),
});
/** One update, with whatever else Telegram wrote into it. */
export type Update = z.infer<typeof Update>;

/** The chat that an update is about; undefined when it is about none that we read. */
export function chatOf(update: Update): z.infer<typeof Chat> | undefined {
  const { message, edited_message: edited, callback_query: pressed, message_reaction: reaction } = update;
  return (message ?? edited ?? pressed?.message ?? reaction)?.chat;
}
