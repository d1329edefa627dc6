import type { Api } from "grammy";
import { FALLBACK_LANGUAGE, LANGUAGES, type PageLanguage } from "../../shared/language.ts";
import type { ChatCommand } from "../channel.ts";

/** What the menu button beside the text field offers, in this order. Telegram shows about 30 characters of each. */
const MENU: Readonly<Record<PageLanguage, Readonly<Record<ChatCommand, string>>>> = {
  en: {
    menu: "What I can help with",
    person: "Talk to a person",
    cancel: "Stop what we are doing",
    language: "Change the language",
    start: "Begin, or go on",
  },
  es: {
    menu: "En qué puedo ayudarte",
    person: "Hablar con una persona",
    cancel: "Dejar lo que estamos haciendo",
    language: "Cambiar de idioma",
    start: "Empezar o seguir",
  },
  "pt-BR": {
    menu: "Em que posso ajudar",
    person: "Falar com uma pessoa",
    cancel: "Parar o que estamos fazendo",
    language: "Mudar de idioma",
    start: "Começar ou continuar",
  },
};

/** Sets the menu in private chats, for everybody and for each language; in groups the bot offers nothing. */
export async function setCommandMenus(api: Api): Promise<void> {
  const scope = { type: "all_private_chats" } as const;
  await api.setMyCommands(menuIn(FALLBACK_LANGUAGE), { scope });
  for (const language of LANGUAGES)
    await api.setMyCommands(menuIn(language), { scope, language_code: twoLetters(language) });
}

const menuIn = (language: PageLanguage) =>
  Object.entries(MENU[language]).map(([command, description]) => ({ command, description }));

const TWO_LETTERS = { en: "en", es: "es", "pt-BR": "pt" } as const satisfies Record<PageLanguage, string>;
const twoLetters = (language: PageLanguage) => TWO_LETTERS[language];
