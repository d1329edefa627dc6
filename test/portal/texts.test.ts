import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { shippedTexts, shippedWording } from "../support/shipped-wording.ts";

test("texts that are the same in two languages are names or words that both use", () => {
  const english = shippedTexts("portal", "en");
  const same = LANGUAGES.slice(1).flatMap((language) =>
    [...shippedTexts("portal", language)].filter(([id, words]) => english.get(id) === words),
  );
  expect([...new Set(same.map(([, words]) => words))].sort()).toEqual([
    "E-mail",
    "Menu",
    "Telegram",
    "Terminal",
    "WhatsApp (Cloud API)",
    "{brand}",
  ]);
});

test.each(LANGUAGES)("in %s the page calls the button in the reset mail by the name it has there", (language) => {
  const { button } = shippedWording.mail(language).reset;
  expect(shippedWording.portal(language).forgot.sent).toContain(button);
  expect(shippedWording.portal(language).change.button).toBe(button);
});
