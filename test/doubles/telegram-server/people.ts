import {
  addMessage,
  type Button,
  type Chat,
  keep,
  type Message,
  openChat,
  seconds,
  type State,
  type User,
} from "./state.ts";
import { enqueue } from "./updates.ts";

type Content = Readonly<Record<string, unknown>>;

/** Somebody with Telegram, in their chat with the bot alone. */
export interface Person {
  readonly user: User;
  readonly chat: Chat;
  /** Writes a text, or sends something else. @returns the number of the message */
  say(text: string | Content): number;
  edit(message: number, text: string): void;
  /** Presses the newest button of the bot with these words. @throws when there is none */
  press(label: string): void;
  /** Presses it whatever it says: what a changed client can do. */
  pressData(message: number, data: string, id?: string): void;
  react(message: number, emoji: string): void;
  /** What stands in the chat now, the bot's part of it. */
  heard(): readonly Message[];
  /** The newest text of the bot. */
  last(): string;
  block(): void;
}

export function personOf(state: State, user: User): Person {
  const about = { id: user.id, type: "private", first_name: user.first_name } as const;
  const chat = state.chats.get(user.id) ?? openChat(state, about);
  const press = (message: Message | { readonly message_id: number; readonly date: 0 }, data: string, id?: string) => {
    const query = id ?? `q${String(user.id)}-${String(state.nextUpdate)}`;
    state.answered.add(query);
    const shown = { ...message, chat: chat.about };
    enqueue(state, "callback_query", { id: query, from: user, chat_instance: "1", data, message: shown }, user.id);
  };
  return {
    ...voiceIn(state, chat, user),
    user,
    chat,
    press: (label) => {
      const [message, data] = buttonIn(chat, label);
      press(message, data);
    },
    pressData: (message, data, id) => press(chat.messages.get(message) ?? { message_id: message, date: 0 }, data, id),
    react: (message, emoji) => {
      const reaction = [{ type: "emoji", emoji }];
      const told = { chat: chat.about, message_id: message, user, date: seconds(state) };
      enqueue(state, "message_reaction", { ...told, old_reaction: [], new_reaction: reaction }, user.id);
    },
    heard: () => heardIn(state, chat),
    last: () => heardIn(state, chat).at(-1)?.text ?? "",
    block: () => {
      chat.access = "blocked";
    },
  };
}

/** Writing and changing what was written, in whatever chat. */
export function voiceIn(state: State, chat: Chat, user: User) {
  return {
    say: (content: string | Content, where: Content = {}): number => {
      const message = addMessage(state, chat, { from: user, ...where, ...contentOf(content) });
      enqueue(state, "message", message, chat.about.id);
      return message.message_id;
    },
    edit: (id: number, text: string): void => {
      const before = chat.messages.get(id);
      if (!before) throw new Error(`no message ${String(id)}`);
      const after = { ...before, text, edit_date: seconds(state) };
      keep(chat, after);
      enqueue(state, "edited_message", after, chat.about.id);
    },
  };
}

function contentOf(content: string | Content): Content {
  if (typeof content !== "string") return content;
  const command = /^\/\w+(?:@\w+)?/u.exec(content)?.[0];
  if (command === undefined) return { text: content };
  return { text: content, entities: [{ type: "bot_command", offset: 0, length: command.length }] };
}

const heardIn = (state: State, chat: Chat): readonly Message[] =>
  [...chat.messages.values()].filter(({ from }) => from?.id === state.bot.id);

const buttonsOf = (message: Message): readonly Button[] => message.reply_markup?.inline_keyboard.flat() ?? [];

function buttonIn(chat: Chat, label: string): readonly [Message, string] {
  for (const message of [...chat.messages.values()].toReversed()) {
    const button = buttonsOf(message).find(({ text }) => text === label);
    if (button) return [message, button.callback_data ?? ""];
  }
  throw new Error(`There is no button "${label}" in this chat.`);
}
