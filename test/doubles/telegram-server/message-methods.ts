import { badRequest } from "./api-trouble.ts";
import { chatOf, ownMessage } from "./find.ts";
import { must, type Payload } from "./read-payload.ts";
import { addMessage, type Chat, keep, type Keyboard, type Message, seconds, type State } from "./state.ts";

/** Longest text, in UTF-16 units. */
const LONGEST_TEXT = 4096;
/** Longest `callback_data`, in bytes. */
const LONGEST_DATA = 64;

export const MESSAGE_METHODS = {
  sendMessage: (state: State, payload: Payload) => {
    const chat = chatOf(state, payload.chat_id);
    return addMessage(state, chat, { from: state.bot, ...contentOf(payload), ...placeOf(chat, payload) });
  },
  editMessageText: (state: State, payload: Payload) => {
    const { chat, message } = ownMessage(state, payload);
    return change(state, chat, message, { ...without(message, ["reply_markup"]), ...contentOf(payload) });
  },
  editMessageReplyMarkup: (state: State, payload: Payload) => {
    const { chat, message } = ownMessage(state, payload);
    return change(state, chat, message, { ...without(message, ["reply_markup"]), ...markupOf(payload) });
  },
  deleteMessage: (state: State, payload: Payload) => {
    const chat = chatOf(state, payload.chat_id);
    if (!chat.messages.delete(payload.message_id ?? 0)) throw badRequest("message to delete not found");
    return true;
  },
  copyMessage: (state: State, payload: Payload) => {
    const original = chatOf(state, payload.from_chat_id, "look").messages.get(payload.message_id ?? 0);
    if (!original) throw badRequest("message to copy not found");
    const chat = chatOf(state, payload.chat_id);
    const content = without(original, ["message_id", "date", "chat", "reply_to_message"]);
    const copy = addMessage(state, chat, { ...content, from: state.bot, ...placeOf(chat, payload) });
    return { message_id: copy.message_id };
  },
  answerCallbackQuery: (state: State, { callback_query_id: id }: Payload) => {
    if (!state.answered.delete(must(id, "query ID is empty")))
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    return true;
  },
  sendChatAction: (state: State, payload: Payload) => {
    chatOf(state, payload.chat_id);
    if (payload.action === undefined) throw badRequest("wrong parameter action in request");
    return true;
  },
};

const without = (message: Message, fields: readonly string[]): Message => ({
  ...message,
  ...Object.fromEntries(fields.map((field) => [field, undefined])),
});

function contentOf(payload: Payload): Pick<Message, "text" | "entities" | "reply_markup"> {
  const { text = "", parse_mode: mode, entities = [] } = payload;
  if (text.trim() === "") throw badRequest("message text is empty");
  if (text.length > LONGEST_TEXT) throw badRequest("message is too long");
  if (mode !== undefined && /[<*_`[]/u.test(text)) throw badRequest("can't parse entities: unexpected end of tag");
  return { text, ...(entities.length > 0 && { entities }), ...markupOf(payload) };
}

function markupOf({ reply_markup: markup }: Payload): { readonly reply_markup?: Keyboard } {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  if (!markup || buttons.length === 0) return {};
  if (buttons.some(({ callback_data: data = "" }) => Buffer.byteLength(data) > LONGEST_DATA))
    throw badRequest("BUTTON_DATA_INVALID");
  return { reply_markup: plain(markup) };
}

/** Without fields that are there but undefined. */
const plain = (markup: NonNullable<Payload["reply_markup"]>): Keyboard => ({
  inline_keyboard: markup.inline_keyboard.map((row) =>
    row.map(({ text, callback_data: data, url }) => ({
      text,
      ...(data !== undefined && { callback_data: data }),
      ...(url !== undefined && { url }),
    })),
  ),
});

/** Topic and quote. */
function placeOf(chat: Chat, { message_thread_id: thread, reply_parameters: reply }: Payload) {
  if (thread !== undefined && !chat.topics.has(thread)) throw badRequest("message thread not found");
  const quoted = reply && chat.messages.get(reply.message_id);
  return {
    ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
    ...(quoted && { reply_to_message: quoted }),
  };
}

function change(state: State, chat: Chat, before: Message, after: Message): Message {
  const look = ({ text, reply_markup: markup, entities }: Message) => JSON.stringify([text, markup, entities]);
  if (look(before) === look(after))
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  const changed = { ...after, edit_date: seconds(state) };
  keep(chat, changed);
  return changed;
}
