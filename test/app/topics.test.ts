import { expect, test } from "vitest";
import { readFlows } from "../../src/app/serve.ts";
import { takeTurn } from "../../src/engine/engine.ts";
import { topicsOf } from "../../src/flow-compiler/flow-compiler.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { understanding } from "../understanding/support/loaded.ts";

const { library, texts } = readFlows();

test("a page can open the chat about each trouble of the menu, and about a person", () => {
  expect(topicsOf(library).map(({ flow }) => flow)).toEqual([
    "forgot-password",
    "code-not-received",
    "ip-blocked",
    "lost-email-access",
    "lost-backup-codes",
    "login-doctor",
    "talk-to-human",
  ]);
});

test.each(LANGUAGES)("what the chat is opened with starts the flow of that topic, in %s", (language) => {
  for (const { flow, label } of topicsOf(library)) {
    const meaning = understanding.understand(texts.say(language, label), { language });
    const { facts } = takeTurn(library, [], { kind: "words", meaning });
    expect([flow, facts.find(({ kind }) => kind !== "told")]).toMatchObject([flow, { flow }]);
  }
});
