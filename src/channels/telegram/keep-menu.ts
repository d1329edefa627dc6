import type { Api } from "grammy";
import { z } from "zod";
import { after } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { baseOf, FALLBACK_LANGUAGE, type Language } from "../../shared/language.ts";
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
  { clock, wording, onTrouble }: Pick<TelegramDeps, "clock" | "wording" | "onTrouble">,
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
        await setCommandMenus(api, wording);
        [dueAt, flaw] = [undefined, undefined];
      } catch {
        if (flaw === undefined) onTrouble("telegram: command menu", new Error(MENU_MISSING));
        [dueAt, flaw] = [after(clock.now(), PAUSE), MENU_MISSING];
      }
    },
  };
}

/** Sets the menu in private chats, for everybody and for each language; in groups the bot offers nothing. */
async function setCommandMenus(api: Api, wording: TelegramDeps["wording"]): Promise<void> {
  const scope = { type: "all_private_chats" } as const;
  await api.setMyCommands(menuIn(wording, FALLBACK_LANGUAGE), { scope });
  for (const [code, language] of languagesByCode(wording))
    await api.setMyCommands(menuIn(wording, language), { scope, language_code: code });
}

/** Telegram knows languages by two letters (ISO 639-1). Of two with the same, the first has the menu. */
function languagesByCode({ languages, spoken }: TelegramDeps["wording"]): ReadonlyMap<LanguageCode, Language> {
  const told = languages.filter((language) => spoken("messengers", language) === language);
  const coded = told.flatMap((language) => {
    const code = codeOf(language);
    return code === undefined ? [] : [{ code, language }];
  });
  const firsts = coded.filter(({ code }, at) => coded.findIndex((one) => one.code === code) === at);
  return new Map(firsts.map(({ code, language }) => [code, language]));
}

type LanguageCode = NonNullable<NonNullable<Parameters<Api["setMyCommands"]>[1]>["language_code"]>;

const twoLetters = z.custom<LanguageCode>((code) => typeof code === "string" && /^[a-z]{2}$/u.test(code));

const codeOf = (language: Language) => twoLetters.safeParse(baseOf(language)).data;

/** In this order. Telegram shows about 30 characters of each. */
const MENU: readonly ChatCommand[] = ["menu", "person", "cancel", "language", "start"];

function menuIn(wording: TelegramDeps["wording"], language: Language) {
  const { menu } = wording.messengers(language);
  return MENU.map((command) => ({ command, description: menu[command] }));
}
