import type { Api } from "grammy";
import { after } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { FALLBACK_LANGUAGE, LANGUAGES, type PageLanguage } from "../../shared/language.ts";
import type { ChatCommand } from "../channel.ts";
import { MENU_MISSING } from "./health.ts";
import type { TelegramDeps } from "./deps.ts";

/** Whether the menus stand. They are a convenience: a server that does not take them must not keep messages out. */
export interface MenuKeeper {
  /** Sets the menus if they do not stand and it is time to try (again). Never throws. */
  tend(): Promise<void>;
  /** They may be gone: the next `tend` sets them. */
  renew(): void;
  /** What an operator is told; undefined when nothing is wrong. */
  flaw(): string | undefined;
}

const PAUSE = 10 * MINUTE;

export function createMenuKeeper(
  api: Api,
  { clock, onTrouble }: Pick<TelegramDeps, "clock" | "onTrouble">,
): MenuKeeper {
  let dueAt: ReturnType<typeof clock.now> | undefined;
  let flaw: string | undefined;
  return {
    flaw: () => flaw,
    renew: () => {
      dueAt = clock.now();
    },
    tend: async () => {
      if (dueAt === undefined || clock.now() < dueAt) return;
      try {
        await setCommandMenus(api);
        [dueAt, flaw] = [undefined, undefined];
      } catch {
        if (flaw === undefined) onTrouble("telegram: command menu", new Error(MENU_MISSING));
        [dueAt, flaw] = [after(clock.now(), PAUSE), MENU_MISSING];
      }
    },
  };
}

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
async function setCommandMenus(api: Api): Promise<void> {
  const scope = { type: "all_private_chats" } as const;
  await api.setMyCommands(menuIn(FALLBACK_LANGUAGE), { scope });
  for (const language of LANGUAGES)
    await api.setMyCommands(menuIn(language), { scope, language_code: twoLetters(language) });
}

const menuIn = (language: PageLanguage) =>
  Object.entries(MENU[language]).map(([command, description]) => ({ command, description }));

const TWO_LETTERS = { en: "en", es: "es", "pt-BR": "pt" } as const satisfies Record<PageLanguage, string>;

const twoLetters = (language: PageLanguage) => TWO_LETTERS[language];
