import type { Forum, ForumResult } from "../../channel.ts";
import type { Answer, AskTelegram } from "../ask-telegram.ts";
import { wellFormed } from "../keyboard.ts";
import { numberIn, PLAIN, sentBy } from "../send.ts";

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

/** Telegram's words for a topic that was deleted, or was never one of this group. */
const TOPIC_GONE = /message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID|topic not found/iu;

/** Telegram's words for a text that it takes from nobody. */
const NEVER_TAKEN =
  /message is too long|MESSAGE_TOO_LONG|text is empty|text must be non-empty|must be encoded in UTF-8/iu;

/**
 * What a refusal in the group is about. Telegram has one status for a mistake of ours and for rights that somebody took
 * away, so its words decide; whatever is not known stays unknown, and is tried again until somebody mended it: a message
 * that comes late is better than one that never comes.
 */
function refusalOf(why: string): Extract<ForumResult, { readonly kind: "refused" }> {
  if (TOPIC_GONE.test(why)) return { kind: "refused", why, about: "topic" };
  if (NEVER_TAKEN.test(why)) return { kind: "refused", why, about: "message" };
  return { kind: "refused", why };
}
