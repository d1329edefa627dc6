import { FALLBACK_LANGUAGE, type PageLanguage } from "../../../shared/language.ts";

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

export const WORDS = ALL[FALLBACK_LANGUAGE];
