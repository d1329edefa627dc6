import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { readWordFile } from "../../src/understanding/understanding.ts";
import { rulesIn } from "../../src/understanding/words/misuse-rule.ts";
import { understanding, vocabulary, yesNo } from "./support/loaded.ts";
import { sentences } from "./support/sentences.ts";

const meaningOf = (text: string) => understanding.understand(text, { language: "en" });
const isReport = (text: string) => meaningOf(text).reports === "account_misuse";
const heard = (list: readonly string[]) => list.filter(isReport);
const unheard = (list: readonly string[]) => list.filter((text) => !isReport(text));
const victims = (language: string) => sentences(`misuse/victims.${language}.txt`);
const ordinary = (language: string) => sentences(`misuse/ordinary.${language}.txt`);

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
const changes: Readonly<Record<string, (text: string) => string>> = {
  "in capitals": (text) => text.toUpperCase(),
  "without accents": withoutAccents,
  "without apostrophes": (text) => text.replace(/['’]/gu, ""),
  "with an address before it": (text) => `ana@acme.example, ${text}`,
  "with a greeting before it and thanks after it": (text) => `Hola! ${text}. Thanks`,
};

describe.each(LANGUAGES)("somebody else at the account, in %s", (language) => {
  it("is heard in at least 60 ways to say it, and named by nothing else", () => {
    const list = victims(language);
    expect(new Set(list).size).toBeGreaterThanOrEqual(60);
    expect(unheard(list)).toEqual([]);
    expect(list.filter((text) => meaningOf(text).reading.kind !== "none")).toEqual([]);
  });

  it.each(Object.entries(changes))("is heard %s", (_how, change) => {
    expect(unheard(victims(language).map(change))).toEqual([]);
  });

  it("is not heard in at least 60 ordinary troubles with the same words in them", () => {
    const list = ordinary(language);
    expect(new Set(list).size).toBeGreaterThanOrEqual(60);
    expect(heard([...list, ...list.map(withoutAccents)])).toEqual([]);
  });

  it("is heard in 9 of 10 sentences of another list, written after the rules", () => {
    const list = sentences(`misuse/held-out-victims.${language}.txt`);
    expect(heard(list).length / list.length, unheard(list).join("\n")).toBeGreaterThanOrEqual(0.9);
  });
});

describe("a report", () => {
  it("is not read into ordinary troubles of another list, written after the rules", () => {
    expect(heard(sentences("misuse/held-out-ordinary.txt"))).toEqual([]);
  });

  it("chooses no option, whatever its words share with one", () => {
    const meaning = understanding.understand("yes, somebody is in my account", { language: "en", expects: yesNo });
    expect(meaning.reports).toBe("account_misuse");
    expect(meaning.option).toBeUndefined();
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

describe("the rules of a language", () => {
  it("hold only words in their order, within a sentence", () => {
    expect(isReport("I asked for a code. Nobody sent it")).toBe(false);
    expect(isReport("Nobody asked for a code")).toBe(true);
  });

  it("are read as parts that must be there and parts that must not", () => {
    expect(rulesIn("<deny> ~ <ask> & mail ! new ..")).toEqual([
      {
        wanted: [
          [{ kind: "list", name: "deny" }, { kind: "small" }, { kind: "list", name: "ask" }],
          [{ kind: "word", name: "mail" }],
        ],
        barred: [[{ kind: "word", name: "new" }, { kind: "gap" }]],
      },
    ]);
  });

  it("may point at no list that is not there", () => {
    const [{ words: english } = { words: undefined }] = vocabulary;
    const broken = { ...english, misuse: { lists: { deny: "not" }, rules: "<denny> mail" } };
    const read = readWordFile(JSON.stringify(broken), "flows/languages/en/words.yml");
    expect(read.ok ? "" : read.reason).toContain('"misuse.rules" points at <denny>, which is none of its lists.');
  });
});
