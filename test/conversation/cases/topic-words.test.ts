import { expect, test } from "vitest";
import { nextInWords, triedInWords, troubleInWords } from "../../../src/conversation/cases/case-words.ts";
import { introduction, titleOf } from "../../../src/conversation/cases/topic-words.ts";
import type { ListedCase } from "../../../src/conversation/ports.ts";
import type { Dossier } from "../../../src/conversation/model.ts";
import { ACTS, APPROVALS, CHECKS } from "../../../src/flow-compiler/flow-compiler.ts";
import { accountId, instant } from "../../../src/shared/brand.ts";
import { LANGUAGES } from "../../../src/shared/language.ts";
import { shippedWording } from "../../support/shipped-wording.ts";

const ROWS = Object.entries({ ...CHECKS, ...ACTS, ...APPROVALS });

test.each(LANGUAGES)("everything that a flow can try, and every way it can come out, has words in %s", (language) => {
  const { did, came } = shippedWording.cases(language);
  const deeds: Readonly<Record<string, string>> = did;
  const ends: Readonly<Record<string, string>> = came;
  const missing = ROWS.flatMap(([name, { outcomes }]) => [
    ...(deeds[name] ? [] : [name]),
    ...[...outcomes, "failed"].filter((outcome) => !ends[outcome]),
  ]);
  expect(missing).toEqual([]);
  expect(triedInWords(shippedWording.cases(language), "mail-code: wait")).not.toMatch(/mail-code|wait/u);
});

const found: ListedCase = {
  number: "K7Q2",
  trouble: "lost-email-access",
  channel: "web-chat",
  language: "pt-BR",
  openedAt: instant(0),
  holder: { id: accountId("lea"), name: "Lea" },
  closedAt: undefined,
};

test("title and dossier are sentences in the language of the operator, whatever the person speaks", () => {
  const dossier: Dossier = {
    trouble: "lost-email-access",
    language: "pt-BR",
    proof: "nothing proved",
    next: "nothing-proved",
    tried: ["mail-recovery-code: mailed", "check-recovery-code: wrong"],
    failed: ["check-recovery-code: wrong"],
  };
  const words = shippedWording.cases("en");
  expect(titleOf(words, found)).toBe("Case K7Q2 · Lost mailbox · Brazilian Portuguese");
  const text = introduction(words, { found, dossier });
  expect(text).toContain(
    "Tried: \n– Code to the new mailbox: sent\n– Code from the new mailbox: wrong\nDid not help: ",
  );
  expect(text).toContain("Suggested next step: Nothing is proved yet: find out who this is");
  expect(text).not.toMatch(/-recovery-|nothing.proved/u);
});

test.each(LANGUAGES)("what to do first is said in %s; what older cases hold is shown as it is", (language) => {
  const words = shippedWording.cases(language);
  const steps = Object.keys(shippedWording.cases("en").next);
  for (const step of steps) expect(nextInWords(words, step)).toMatch(/^\p{Lu}.+\.$/u);
  expect(new Set(steps.map((step) => nextInWords(words, step))).size).toBe(steps.length);
  expect(nextInWords(words, "Call them.")).toBe("Call them.");
});

test("a flow that an operator added is named as they named it, and fits into a title", () => {
  expect(troubleInWords(shippedWording.cases("en"), "my-own-flow")).toBe("my-own-flow");
  expect(titleOf(shippedWording.cases("en"), { ...found, trouble: "x".repeat(300) }).length).toBeLessThanOrEqual(100);
});
