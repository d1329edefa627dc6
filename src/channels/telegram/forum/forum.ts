import type { Forum, ForumResult } from "../../channel.ts";
import type { Answer, AskTelegram } from "../ask-telegram.ts";
import { numberIn, PLAIN, sentBy } from "../send.ts";
import { wellFormed } from "../well-formed.ts";
import { refusalOf } from "./refusal.ts";

export { createTakeTopic } from "./take-topic.ts";

/** The support desk in a group with topics. @param group its number, `-100…` */
export function createForum(ask: AskTelegram, bot: string, group: string): Forum {
  const post = async (topic: string, text: string): Promise<ForumResult> => {
    const where = { message_thread_id: Number(topic) };
    return inGroup(await ask.write(group, (api) => api.sendMessage(group, wellFormed(text), { ...PLAIN, ...where })));
  };
  return {
    channel: "telegram",
    place: `${bot}/${group}`,
    openTopic: async (title) => {
      const answer = await ask.write(group, (api) => api.createForumTopic(group, wellFormed(title)));
      if (answer.kind === "done") return { kind: "sent", messageId: String(answer.value.message_thread_id) };
      return inGroup(answer);
    },
    post: async (topic, { text, media }) => {
      const number = media && numberIn(media.messageId);
      if (!media || number === undefined) return post(topic, text);
      const where = { message_thread_id: Number(topic) };
      const shown = await ask.write(group, (api) => api.copyMessage(group, media.from.chat, number, where));
      return shown.kind === "refused" ? post(topic, text) : inGroup(shown);
    },
    edit: async (_topic, messageId, text) => {
      const number = numberIn(messageId);
      if (number === undefined) return { kind: "refused", why: "it is no message of Telegram" };
      return sentBy(await ask.write(group, (api) => api.editMessageText(group, number, wellFormed(text), PLAIN)));
    },
    // Words below a picture are said by themselves: here nothing secret could be cut out of them.
    show: async ({ chat }, messageId) => {
      const number = numberIn(messageId);
      if (number === undefined) return { kind: "refused", why: "it is no message of Telegram" };
      return sentBy(await ask.write(chat, (api) => api.copyMessage(chat, group, number, { caption: "" })));
    },
    closeTopic: async (topic) => turned(await ask.write(group, (api) => api.closeForumTopic(group, Number(topic)))),
    reopenTopic: async (topic) => turned(await ask.write(group, (api) => api.reopenForumTopic(group, Number(topic)))),
  };
}

/** It is as it was to be. */
const turned = (answer: Answer<unknown>): ForumResult =>
  answer.kind === "refused" && answer.why.includes("TOPIC_NOT_MODIFIED") ? { kind: "sent" } : inGroup(answer);

const inGroup = (answer: Answer<unknown>): ForumResult =>
  answer.kind === "refused" ? refusalOf(answer.why) : sentBy(answer);
