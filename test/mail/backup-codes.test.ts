import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { letter } from "./letters.ts";
import { shippedWording } from "../support/shipped-wording.ts";

describe.each(LANGUAGES)("in %s", (language) => {
  const words = shippedWording.mail(language).backupCodes.used;

  test.each([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])(
    "with %i left the mail says so, and from three on asks for new ones",
    (left) => {
      const { subject, text } = letter("backup-code-used", language, { left });
      expect(text).toContain(left === 0 ? words.none.left : words.left({ count: left }));
      expect(text).toContain("203.0.113.7");
      expect([subject === words.subject, text.includes(words.few.advice)]).toEqual([left > 3, left <= 3]);
    },
  );

  test("the link mail leads to its page, which asks for the password, and says how long it works", () => {
    const { html, text } = letter("backup-codes-link", language);
    for (const form of [html, text])
      for (const part of ["https://login.acme.example/renew-backup-codes?token=r3n3w--", "30 minut", "/not-me?token="])
        expect(form).toContain(part);
  });

  test("every mail about backup codes can be disowned", () => {
    for (const template of ["backup-codes-link", "backup-codes-renewed", "backup-code-used"] as const)
      expect(letter(template, language).text).toContain("https://login.acme.example/not-me?token=d1s0wn-");
  });
});
