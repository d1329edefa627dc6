import { FALLBACK_LANGUAGE, type PageLanguage } from "../../../shared/language.ts";
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
}

/**
 * Takes in what is said in groups. In the topics of the support desk it is handed in, and is done when it is stored. Any
 * other group hears its number when somebody asks for it, and nothing else: nobody can tell who reads along there.
 */
export function createTakeTopic({ ask, bot, username, group, inbox }: TopicIntake): TakeElsewhere {
  return async (update) => {
    const reading = readTopic(update, { bot, username: username(), group });
    switch (reading.kind) {
      case "said":
        for (const inbound of reading.inbound) await inbox?.accept(inbound);
        return;
      case "asks-id":
        say(ask, update, (id) => WORDS.thisGroup(id));
        return;
      case "anonymous":
        say(ask, update, () => WORDS.anonymous, reading.topic);
        return;
      case "strange-command":
        say(ask, update, () => WORDS.commands, reading.topic);
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

interface ForumWords {
  readonly thisGroup: (id: string) => string;
  readonly anonymous: string;
  readonly commands: string;
}

/** What the bot says in the group by itself: nobody there is known yet, so it speaks the language of the operator. */
const ALL: Readonly<Record<PageLanguage, ForumWords>> = {
  en: {
    thisGroup: (id) =>
      `This group is ${id}. To make it the support desk, write TELEGRAM_FORUM=${id} into the settings.`,
    anonymous:
      "Nothing was done: you write here as the group itself, so I don’t know who you are. Switch “Remain anonymous” off in your rights as an administrator, and write again.",
    commands: "Nothing was done: here I know /take, /note and /close.",
  },
  es: {
    thisGroup: (id) =>
      `Este grupo es ${id}. Para que sea la mesa de soporte, escribe TELEGRAM_FORUM=${id} en la configuración.`,
    anonymous:
      "No se hizo nada: aquí escribes en nombre del grupo y no sé quién eres. Desactiva “Permanecer anónimo” en tus permisos de administrador y escribe otra vez.",
    commands: "No se hizo nada: aquí conozco /take, /note y /close.",
  },
  "pt-BR": {
    thisGroup: (id) =>
      `Este grupo é ${id}. Para que ele seja a mesa de suporte, escreva TELEGRAM_FORUM=${id} nas configurações.`,
    anonymous:
      "Nada foi feito: aqui você escreve em nome do grupo, e eu não sei quem você é. Desative “Permanecer anônimo” nas suas permissões de administrador e escreva de novo.",
    commands: "Nada foi feito: aqui eu conheço /take, /note e /close.",
  },
};

const WORDS = ALL[FALLBACK_LANGUAGE];
