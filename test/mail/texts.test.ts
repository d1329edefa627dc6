import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { shippedTexts, shippedWording } from "../support/shipped-wording.ts";

test.each(LANGUAGES)("one minute is not written as several in %s", (language) => {
  expect(shippedWording.mail(language).minutes({ count: 1 })).toMatch(/^1 minut[eo]$/);
  expect(shippedWording.mail(language).minutes({ count: 2 })).toMatch(/^2 minut[eo]s$/);
});

test.each(LANGUAGES)("nothing counts one thing as several in %s", (language) => {
  const { days, backupCodes } = shippedWording.mail(language);
  const { left, few } = backupCodes.used;
  for (const say of [days, left, few.subject]) {
    const [none, one, two, five] = [0, 1, 2, 5].map((count) => say({ count }));
    expect(one?.replace("1", "2")).not.toBe(two);
    expect([none?.replace("0", "5"), two?.replace("2", "5")]).toEqual([five, five]);
  }
});

test.each(LANGUAGES.filter((language) => language !== "en"))("nothing in %s was left in English", (language) => {
  const english = shippedTexts("mail", "en");
  const same = [...shippedTexts("mail", language)].filter(
    // What the company says itself is in no language of ours.
    ([id, words]) => english.get(id) === words && !/^\{\w+\}$/u.test(words),
  );
  expect(same.map(([id]) => id)).toEqual([]);
});
