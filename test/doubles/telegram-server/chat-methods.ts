import { badRequest } from "./api-trouble.ts";
import { chatOf } from "./find.ts";
import { must, type Payload } from "./read-payload.ts";
import { addMessage, type Chat, type State, type Topic } from "./state.ts";

export const CHAT_METHODS = {
  getMe: (state: State) => state.bot,
  getChat: (state: State, payload: Payload) => chatOf(state, payload.chat_id, "look").about,
  getChatMember: (state: State, payload: Payload) => {
    const chat = chatOf(state, payload.chat_id, "look");
    const id = must(payload.user_id, "user not found");
    const rights = chat.members.get(id);
    if (!rights && id !== state.bot.id) throw badRequest("user not found");
    return { user: id === state.bot.id ? state.bot : { id }, status: "left", ...rights };
  },
  setMyCommands: (state: State, { language_code: language = "", commands = [] }: Payload) => {
    state.commands.set(language, commands);
    return true;
  },
  getMyCommands: (state: State, { language_code: language = "" }: Payload) => state.commands.get(language) ?? [],
  createForumTopic: (state: State, payload: Payload) => {
    const chat = forumOf(state, payload);
    const name = must(payload.name, "topic name is empty");
    if (name.trim() === "" || name.length > 128) throw badRequest("TOPIC_NAME_INVALID");
    const told = addMessage(state, chat, { from: state.bot, forum_topic_created: { name } });
    chat.topics.set(told.message_id, { id: told.message_id, name, closed: false });
    return { message_thread_id: told.message_id, name, icon_color: 7_322_096 };
  },
  editForumTopic: (state: State, payload: Payload) => {
    const topic = topicOf(forumOf(state, payload), payload);
    if (payload.name !== undefined) topic.name = payload.name;
    return true;
  },
  closeForumTopic: (state: State, payload: Payload) => turn(topicOf(forumOf(state, payload), payload), true),
  reopenForumTopic: (state: State, payload: Payload) => turn(topicOf(forumOf(state, payload), payload), false),
};

/** @throws ApiTrouble when it has no topics, or the bot may not manage them */
function forumOf(state: State, payload: Payload): Chat {
  const chat = chatOf(state, payload.chat_id);
  if (chat.about.is_forum !== true) throw badRequest("the chat is not a forum");
  if (chat.members.get(state.bot.id)?.["can_manage_topics"] !== true)
    throw badRequest("not enough rights to create a topic");
  return chat;
}

function topicOf(chat: Chat, { message_thread_id: id }: Payload): Topic {
  const topic = id === undefined ? undefined : chat.topics.get(id);
  if (!topic) throw badRequest("TOPIC_ID_INVALID");
  return topic;
}

function turn(topic: Topic, closed: boolean): true {
  if (topic.closed === closed) throw badRequest("TOPIC_NOT_MODIFIED");
  topic.closed = closed;
  return true;
}
