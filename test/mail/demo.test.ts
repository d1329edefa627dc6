import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { letter, TEMPLATES } from "./letters.ts";
import { openWorld } from "./world.ts";

const SAYS = {
  en: [/ \(demo\)$/u, /This mail is from a demo of Latchkey/u],
  es: [/ \(demostración\)$/u, /Este correo es de una demostración de Latchkey/u],
  "pt-BR": [/ \(demonstração\)$/u, /Este e-mail é de uma demonstração do Latchkey/u],
} as const;

describe.each(LANGUAGES)("in %s", (language) => {
  const [subject, line] = SAYS[language];

  test.each(TEMPLATES)(
    "a %s mail of the demo says so in subject, text and HTML; one of production never",
    (template) => {
      const demo = letter(template, language, {}, undefined, "demo");
      const real = letter(template, language);
      expect(demo.subject).toMatch(subject);
      for (const form of [demo.text, demo.html]) expect(form).toMatch(line);
      for (const form of [real.subject, real.text, real.html]) expect(form).not.toMatch(/\bdemo/iu);
    },
  );
});

test("what lies in the stand-in for a mailbox is marked as well", async () => {
  const world = openWorld("memory");
  world.order();
  const mail = world.mail({ mode: "demo" });
  await mail.worker.drain();
  const [newest] = (await mail.mailbox?.list()) ?? [];
  expect(newest?.subject).toMatch(SAYS.en[0]);
  expect(newest?.text).toMatch(SAYS.en[1]);
});
