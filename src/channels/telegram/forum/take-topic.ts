import { FALLBACK_LANGUAGE } from "../../../shared/language.ts";
import type { Wording } from "../../../wording/wording.ts";
import type { ForumInbox } from "../../channel.ts";
import type { AskTelegram } from "../ask-telegram.ts";
import { PLAIN } from "../send.ts";
import type { TakeElsewhere } from "../take-update.ts";
import { chatOf, type Update } from "../update.ts";
import { readTopic } from "./read-topic.ts";

interface TopicIntake {
  readonly ask: AskTelegram;
  readonly bot: string;
  readonly username: () => string | undefined;
  readonly group: string | undefined;
  readonly inbox: ForumInbox | undefined;
  readonly wording: Pick<Wording, "messengers">;
}

/**
 * Takes in what is said in groups. In the topics of the support desk it is handed in, and is done when it is stored. Any
 * other group hears its number when somebody asks for it, and nothing else: nobody can tell who reads along there.
 */
export function createTakeTopic({ ask, bot, username, group, inbox, wording }: TopicIntake): TakeElsewhere {
  /** Nobody in a group is known yet. */
  const words = wording.messengers(FALLBACK_LANGUAGE).group;
  return async (update) => {
    const reading = readTopic(update, { bot, username: username(), group });
    switch (reading.kind) {
      case "said":
        for (const inbound of reading.inbound) await inbox?.accept(inbound);
        return;
      case "asks-id":
        say(ask, update, (id) => words.thisGroup({ id }));
        return;
      case "anonymous":
        say(ask, update, () => words.anonymous, reading.topic);
        return;
      case "strange-command":
        say(ask, update, () => words.commands, reading.topic);
        return;
      case "nothing":
        return;
    }
  };
}

/** Nobody waits for it, and when it is lost nothing is. */
function say(ask: AskTelegram, update: Update, words: (id: string) => string, topic?: number): void {
  const chat = String(chatOf(update)?.id ?? "");
  const more = topic === undefined ? PLAIN : { ...PLAIN, message_thread_id: topic };
  void ask.write(chat, (api) => api.sendMessage(chat, words(chat), more));
}
