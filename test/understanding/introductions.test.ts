import { expect, test } from "vitest";
import { textId } from "../../src/shared/brand.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "./support/loaded.ts";

const { texts } = readFlows();

const TROUBLES = [
  "forgot_password",
  "code_not_received",
  "ip_blocked",
  "lost_email_access",
  "lost_backup_codes",
  "other_login_trouble",
] as const;

const WHO = { en: "I'm", es: "soy", "pt-BR": "sou" } as const;

/** "I just can't get in, petra@acme.example" was once taken for a lost mailbox: phrases seldom had an address, and those were about one. */
test.each(LANGUAGES)("in %s who somebody is changes nothing about their trouble", (language) => {
  for (const trouble of TROUBLES) {
    const named = texts.say(language, textId(`troubles.${trouble}`));
    for (const tail of ["", ", petra@acme.example", `, ${WHO[language]} petra@acme.example`]) {
      const { reading } = understanding.read(named + tail);
      expect([named + tail, reading]).toEqual([named + tail, { kind: "sure", intent: trouble }]);
    }
  }
});
