import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { PageLanguage } from "../../src/shared/language.ts";
import { shippedWording } from "../support/shipped-wording.ts";

// "A mail with a New backup codes button is on its way", and the mail's button said "Make new backup codes". People look
// for the words that they were told, so chat, page and mail take them from each other to the letter.

const LANGUAGES: readonly PageLanguage[] = ["en", "es", "pt-BR"];

const groups = z.record(z.string(), z.record(z.string(), z.string()));

/** Every sentence of the chat, by its id. */
function chatTexts(language: PageLanguage): ReadonlyMap<string, string> {
  const file = groups.parse(parse(readFileSync(`flows/languages/${language}/chat.yml`, "utf8")));
  return new Map(
    Object.entries(file).flatMap(([group, texts]) =>
      Object.entries(texts).map(([id, text]) => [`${group}.${id}`, text] as const),
    ),
  );
}

const buttonsOf = (language: PageLanguage) => {
  const { reset, backupCodes, notMe, wasMe, recovery } = shippedWording.mail(language);
  return [
    reset.button,
    backupCodes.link.button,
    notMe.button,
    wasMe.button,
    recovery.stop.button,
    recovery.waiting.button,
  ];
};

/** What the chat says of which button of which mail. */
const NAMED: Readonly<Record<string, (words: ReturnType<typeof shippedWording.mail>) => string>> = {
  "forgot-password.sent": ({ reset }) => reset.button,
  "lost-backup-codes.sent": ({ backupCodes }) => backupCodes.link.button,
  "login-doctor.recovery-shut": ({ notMe }) => notMe.button,
  "verify-identity.no-more": ({ wasMe }) => wasMe.button,
  "verify-identity.locked": ({ wasMe }) => wasMe.button,
};

/** Speak of a button that is still to come, of one in the chat or on a page, or of that in whichever mail it was, and name none. */
const UNNAMED = ["forgot-password.start", "lost-backup-codes.start", "engine.mail-time", "answers.what-next"];

/** The name is taken from the mail itself. */
const FILLED_IN = /\{(?:changePassword|notMeButton)\}/u;

const MAIL_AND_BUTTON = {
  en: /mail[^.;]*button|button[^.;]*mail|pressed “/i,
  es: /(?:correo|envío)[^.;]*botón|botón[^.;]*correo|tocó «/i,
  "pt-BR": /(?:e-mail|envio)[^.;]*botão|botão[^.;]*e-mail|tocou em “/i,
} as const;

describe.each(LANGUAGES)("in %s", (language) => {
  const texts = chatTexts(language);

  test.each(Object.entries(NAMED))("%s names the button as the mail does", (id, button) => {
    expect(texts.get(id)).toContain(button(shippedWording.mail(language)));
  });

  test("no other sentence of the chat speaks of a mail's button without its name", () => {
    const speaking = [...texts].filter(([id, text]) => MAIL_AND_BUTTON[language].test(text) && !UNNAMED.includes(id));
    expect(speaking.length).toBeGreaterThanOrEqual(3);
    for (const [id, text] of speaking)
      expect([id, FILLED_IN.test(text) || buttonsOf(language).some((button) => text.includes(button))]).toEqual([
        id,
        true,
      ]);
  });

  test("the page that says a mail is on its way, the button of that mail and the page behind it have one name", () => {
    const page = shippedWording.portal(language);
    const { reset } = shippedWording.mail(language);
    expect(page.forgot.sent).toContain(reset.button);
    expect(page.change.button).toBe(reset.button);
    expect(page.notMe.button).toContain(shippedWording.mail(language).notMe.button);
  });
});
