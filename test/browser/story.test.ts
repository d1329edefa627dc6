import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { startWorld } from "../support/world.ts";
import { openScreen, type Screen } from "./screens.ts";
import { type Teller, tellStory } from "./story.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const TELLERS: Readonly<Record<string, Teller>> = {
  "en-US": {
    address: "ana@acme.example",
    name: "Ana Reyes",
    trouble: "hi, I can't remember my password, I'm ana@acme.example",
    codeWords: "it says",
    mailButton: "Change password",
  },
  "es-MX": {
    address: "lucia@acme.example",
    name: "Lucía Fernández",
    trouble: "hola, no recuerdo mi contraseña, soy lucia@acme.example",
    codeWords: "dice",
    mailButton: "Cambiar contraseña",
  },
  "pt-BR": {
    address: "joao@acme.example",
    name: "João Pereira",
    trouble: "oi, não lembro minha senha, sou joao@acme.example",
    codeWords: "diz",
    mailButton: "Mudar a senha",
  },
};

const SCREENS: readonly Omit<Screen, "locale">[] = [
  { size: "phone", colorScheme: "light" },
  { size: "desktop", colorScheme: "dark" },
];

describe.each(Object.entries(TELLERS))("in %s", (locale, teller) => {
  test.each(SCREENS)("a member resets a forgotten password from the chat and signs in, on a $size", async (screen) => {
    const world = await startWorld();
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, { ...screen, locale });
    await tellStory(page, teller, `${screen.size}-${locale}`);
    expect(complaints).toEqual([]);
    await context.close();
    await world.close();
  });
});
