/** What the server knows: chats with their messages, updates that wait, and what bots told it to do. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[];
}

export interface Message {
  readonly message_id: number;
  readonly date: number;
  readonly chat: PublicChat;
  readonly from?: User;
  readonly text?: string;
  readonly entities?: readonly object[];
  readonly reply_markup?: Keyboard;
  readonly edit_date?: number;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: Message;
  /** Photos, voice and the rest, as a person sent them. */
  readonly [more: string]: unknown;
}

export interface PublicChat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
}

export interface Topic {
  readonly id: number;
  name: string;
  closed: boolean;
}

export interface Chat {
  readonly about: PublicChat;
  readonly messages: Map<number, Message>;
  /** Everything that was ever there under this number, oldest text first. */
  readonly versions: Map<number, Message[]>;
  readonly topics: Map<number, Topic>;
  /** What users may do, as `getChatMember` tells it. */
  readonly members: Map<number, Readonly<Record<string, unknown>>>;
  nextMessage: number;
  /** Whether the bot may write here. */
  access: "open" | "blocked" | "never-started" | "kicked";
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface Waiting {
  readonly update: Update;
  readonly at: number;
  /** Which updates wait for each other. */
  readonly chat: number;
}

interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly allowed: readonly string[] | undefined;
  readonly connections: number;
  lastError?: { readonly at: number; readonly words: string };
}

export interface State {
  readonly bot: User & { readonly can_join_groups: boolean; can_read_all_group_messages: boolean };
  readonly token: string;
  /** Milliseconds. */
  readonly now: () => number;
  readonly chats: Map<number, Chat>;
  waiting: Waiting[];
  nextUpdate: number;
  webhook: Webhook | undefined;
  /** By language code; "" for everybody else. */
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  readonly answered: Set<string>;
  /** Called whenever there is something new to bring. */
  news: () => void;
}

export function createState(token: string, now: () => number): State {
  const id = Number(token.split(":")[0]);
  return {
    bot: {
      id,
      is_bot: true,
      first_name: "Latchkey",
      username: "latchkey_test_bot",
      can_join_groups: true,
      can_read_all_group_messages: false,
    },
    token,
    now,
    chats: new Map(),
    waiting: [],
    nextUpdate: 100_000,
    webhook: undefined,
    commands: new Map(),
    answered: new Set(),
    news: () => undefined,
  };
}

export function openChat(state: State, about: PublicChat, access: Chat["access"] = "open"): Chat {
  const chat: Chat = {
    about,
    messages: new Map(),
    versions: new Map(),
    topics: new Map(),
    members: new Map(),
    nextMessage: 1,
    access,
  };
  state.chats.set(about.id, chat);
  return chat;
}

export const seconds = (state: State) => Math.floor(state.now() / 1000);

/** Puts a message into a chat under the next number of that chat. */
export function addMessage(state: State, chat: Chat, content: Readonly<Record<string, unknown>>): Message {
  const message: Message = { message_id: chat.nextMessage, date: seconds(state), chat: chat.about, ...content };
  chat.nextMessage += 1;
  keep(chat, message);
  return message;
}

export function keep(chat: Chat, message: Message): void {
  chat.messages.set(message.message_id, message);
  const versions = chat.versions.get(message.message_id) ?? [];
  chat.versions.set(message.message_id, [...versions, message]);
}
