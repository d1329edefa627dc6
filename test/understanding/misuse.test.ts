import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { heldOut } from "./support/held-out.ts";
import { understanding, yesNo } from "./support/loaded.ts";
import { sentences } from "./support/sentences.ts";

const meaningOf = (text: string) => understanding.understand(text, { language: "en" });
const isReport = (text: string) => meaningOf(text).reports === "account_misuse";
const reported = (list: readonly string[]) => list.filter(isReport);
/** Neither told at once that somebody else may be there, nor asked. */
const unheard = (list: readonly string[]) =>
  list.filter((text) => !isReport(text) && meaningOf(text).doubts === undefined);
const victims = (language: string) => sentences(`misuse/victims.${language}.txt`);
const ordinary = (language: string) => sentences(`misuse/ordinary.${language}.txt`);
const share = (some: readonly string[], all: readonly string[]) => some.length / all.length;

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
const changes: Readonly<Record<string, (text: string) => string>> = {
  "in capitals": (text) => text.toUpperCase(),
  "without accents": withoutAccents,
  "without apostrophes": (text) => text.replace(/['’]/gu, ""),
  "with an address before it": (text) => `ana@acme.example, ${text}`,
  "with a greeting before it and thanks after it": (text) => `Hola! ${text}. Thanks`,
};

describe.each(LANGUAGES)("somebody else at the account, in %s", (language) => {
  it("is heard in at least 60 ways to say it, most of them without a question", () => {
    const list = victims(language);
    expect(new Set(list).size).toBeGreaterThanOrEqual(60);
    expect(unheard(list).length, unheard(list).join("\n")).toBeLessThanOrEqual(1);
    expect(share(reported(list), list)).toBeGreaterThan(0.85);
    expect(reported(list).filter((text) => meaningOf(text).reading.kind !== "none")).toEqual([]);
  });

  it.each(Object.entries(changes))("is heard %s", (_how, change) => {
    const missed = unheard(victims(language).map(change));
    expect(share(missed, victims(language)), missed.join("\n")).toBeLessThanOrEqual(0.03);
  });

  it("is not reported in at least 60 ordinary troubles with the same words in them", () => {
    const list = ordinary(language);
    expect(new Set(list).size).toBeGreaterThanOrEqual(60);
    expect(reported([...list, ...list.map(withoutAccents)])).toEqual([]);
  });
});

describe("a report", () => {
  it("is not read into ordinary troubles of another list", () => {
    expect(reported(sentences("misuse/held-out-ordinary.txt"))).toEqual([]);
  });

  it("is read into 1 of 200 ordinary messages at most, of those that nothing is tuned to", () => {
    const taken = reported(heldOut().map(({ text }) => text));
    expect(taken.length / heldOut().length, taken.join("\n")).toBeLessThanOrEqual(0.005);
  });

  it("is an intent as any other for whoever looks at a single message", () => {
    expect(understanding.read("someone hacked my account")).toMatchObject({
      intent: "account_misuse",
      reading: { kind: "none" },
      reports: "account_misuse",
    });
    expect(understanding.read("I forgot my password").alternatives.map(({ intent }) => intent)).toContain(
      "account_misuse",
    );
  });

  it("chooses no option, whatever its words share with one", () => {
    const meaning = understanding.understand("yes, somebody is in my account", { language: "en", expects: yesNo });
    expect(meaning.reports).toBe("account_misuse");
    expect(meaning.option).toBeUndefined();
  });

  it("is none in the words of a button", () => {
    const expects = { options: [{ id: "other", labels: ["Somebody hacked my account"] }] };
    const meaning = understanding.understand("somebody hacked my account", { language: "en", expects });
    expect(meaning).toMatchObject({ option: "other" });
    expect(meaning.reports).toBeUndefined();
  });

  it("keeps the wish for a person that stands beside it", () => {
    expect(meaningOf("I was hacked, let me talk to a person")).toMatchObject({
      reports: "account_misuse",
      command: "person",
    });
  });

  it("is none where the whole message asks something that is answered already", () => {
    expect(meaningOf("is this phishing")).toMatchObject({ command: "why" });
    expect(isReport("is this phishing")).toBe(false);
  });
});
