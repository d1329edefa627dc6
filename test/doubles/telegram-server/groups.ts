import { voiceIn } from "./people.ts";
import { addMessage, type Chat, openChat, type PublicChat, type State, type User } from "./state.ts";
import { enqueue } from "./updates.ts";

export interface Group {
  readonly chat: Chat;
  /** What this user may do here; for the bot and for people. */
  grant(user: number, rights: Readonly<Record<string, unknown>>): void;
  /** Somebody writes, in a topic or in the general one. @returns the number of the message */
  say(user: User, content: string | Readonly<Record<string, unknown>>, topic?: number): number;
  edit(user: User, message: number, text: string): void;
  /** Somebody presses a button of the bot's here. */
  pressData(user: User, message: number, data: string): void;
  /** Somebody closes or reopens a topic by hand. */
  turnTopic(user: User, topic: number, closed: boolean): void;
}

export function groupOf(state: State, about: PublicChat): Group {
  const chat = openChat(state, about);
  const inTopic = (topic: number | undefined) =>
    topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true };
  return {
    chat,
    grant: (user, rights) => void chat.members.set(user, rights),
    say: (user, content, topic) => voiceIn(state, chat, user).say(content, inTopic(topic)),
    edit: (user, message, text) => voiceIn(state, chat, user).edit(message, text),
    pressData: (user, id, data) => {
      const query = `q${String(user.id)}-${String(state.nextUpdate)}`;
      state.answered.add(query);
      const message = chat.messages.get(id);
      enqueue(state, "callback_query", { id: query, from: user, chat_instance: "1", data, message }, about.id);
    },
    turnTopic: (user, id, closed) => {
      const topic = chat.topics.get(id);
      if (!topic) throw new Error(`no topic ${String(id)}`);
      topic.closed = closed;
      const told = closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
      enqueue(state, "message", addMessage(state, chat, { from: user, ...inTopic(id), ...told }), about.id);
    },
  };
}
