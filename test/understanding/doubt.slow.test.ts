import { describe, expect, it } from "vitest";
import { type Language, LANGUAGES } from "../../src/shared/language.ts";
import { readReportFile } from "../../src/understanding/understanding.ts";
import { eachWay } from "../../src/understanding/ways-to-say.ts";
import { heldOut } from "./support/held-out.ts";
import { shipped, understanding } from "./support/loaded.ts";
import { answersTo, KNOWN, mailsFor } from "./support/made-to-act.ts";
import { sentences } from "./support/sentences.ts";

/**
 * Written before anything was learned from such sentences, and never mended. Since then families of sentences were written
 * for the kinds that slipped, so their counts flatter. `fresh` is a second such list, of other situations and voices: of
 * its first half the slips were looked at, its second half was opened when all was done.
 */
const victims = (language: Language) => sentences(`misuse/unseen-victims.${language}.txt`);
const fresh = (language: Language) => sentences(`misuse/fresh-victims.${language}.txt`);
const ordinary = (language: Language) => sentences(`misuse/unseen-ordinary.${language}.txt`);

const WISH: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  en: "I forgot my password",
  es: "olvidé mi contraseña",
  "pt-BR": "esqueci minha senha",
};

async function mailed(list: readonly string[], play: (text: string) => Promise<number>): Promise<readonly string[]> {
  const slips: string[] = [];
  for (const text of list) if ((await play(text)) > 0) slips.push(text);
  return slips;
}

describe.each(LANGUAGES)("a victim who names a known address, in %s", (language) => {
  const list = [...victims(language), ...fresh(language)];

  it("is mailed nothing for a first message", { timeout: 240_000 }, async () => {
    const slips = await mailed(list, (text) => mailsFor([`${text}, ${KNOWN}`], language));
    expect(list.length).toBeGreaterThanOrEqual(120);
    expect(slips).toEqual([]);
  });

  it("is mailed nothing for an answer to the first question", { timeout: 240_000 }, async () => {
    const slips = await mailed(list, (text) => mailsFor([WISH[language], `${text}, ${KNOWN}`], language, 1));
    expect(slips).toEqual([]);
  });
});

const isAsked = (text: string) => understanding.understand(text, { language: "en" }).doubts !== undefined;

describe("ordinary people", () => {
  it("are asked in at most 2 of 100 messages of the file that nothing is tuned to", () => {
    const asked = heldOut().filter(({ text }) => isAsked(text));
    expect(asked.length / heldOut().length, asked.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(0.02);
  });

  it("are told of a stranger at once in none of those that were chosen for looking alike", () => {
    const alike = LANGUAGES.flatMap((language) => [
      ...ordinary(language),
      ...sentences(`misuse/fresh-ordinary.${language}.txt`),
    ]);
    const told = alike.filter((text) => understanding.understand(text, { language: "en" }).reports !== undefined);
    expect(told).toEqual([]);
  });

  it("are asked in at most 6 of 100 of those that were chosen for looking alike", () => {
    const all = LANGUAGES.flatMap(ordinary);
    expect(all.length).toBeGreaterThanOrEqual(300);
    const asked = all.filter(isAsked);
    expect(asked.length / all.length, asked.join("\n")).toBeLessThanOrEqual(0.06);
  });

  it.each([
    "ana@acme.example",
    "it's ana@acme.example",
    "my mail is ana@acme.example",
    "mi correo es ana@acme.example, gracias",
    "meu e-mail é ana@acme.example",
    "no, it's ana@acme.example",
    "yes",
    "send it again",
    "el código es ••••••",
  ])("are not asked about %j where an address is asked for", (text) => {
    const expects = { entity: "email" as const, options: [] };
    expect(understanding.understand(text, { language: "en", expects }).doubts).toBeUndefined();
  });
});

/** In doubt, and no more. */
const DOUBTED = `our old bookkeeper kept my password and put another one, please reset it, ${KNOWN}`;

describe("who is in doubt", () => {
  it("is asked one question, and gets what they wrote when they say that it is they", async () => {
    expect(understanding.understand(DOUBTED, { language: "en" })).toMatchObject({ doubts: "account_misuse" });
    expect((await answersTo([DOUBTED], "en")).join()).toContain("are you trying to get in yourself");
    expect(await mailsFor([DOUBTED, "1"], "en")).toBe(1);
  });

  it.each([["2"], ["Somebody else"], ["someone else"]])("gets the safety answer for %j", async (text) => {
    expect((await answersTo([DOUBTED, text], "en")).join()).toContain("Nobody from us ever asks you for a code");
  });

  it.each([
    ["it's ana@example.com"],
    [`it's ${KNOWN}`],
    ["yes"],
    ["ok"],
    ["no"],
    ["what?"],
    ["my password was changed by somebody"],
    ["he changed everything and I can't get in"],
  ])("is mailed nothing for %j afterwards, said once or twice", { timeout: 20_000 }, async (text) => {
    expect(await mailsFor([DOUBTED, text, text], "en")).toBe(0);
    expect(await mailsFor(["I was hacked", text, text], "en")).toBe(0);
  });
});

describe("the file of reports", () => {
  it.each(shipped)("holds at least 250 sentences of victims and 100 that look alike, in $language", ({ reports }) => {
    const count = (families: Readonly<Record<string, readonly string[]>>) =>
      new Set(Object.values(families).flat()).size;
    expect(count(reports.account_misuse)).toBeGreaterThanOrEqual(250);
    expect(count(reports["look-alikes"])).toBeGreaterThanOrEqual(100);
  });

  it("holds none of the sentences that are measured on", () => {
    const learned = new Set(
      shipped.flatMap(({ reports }) =>
        Object.values(reports).flatMap((one) => Object.values(one).flat().flatMap(eachWay)),
      ),
    );
    const measured = [
      ...LANGUAGES.flatMap(victims),
      ...LANGUAGES.flatMap(fresh),
      ...LANGUAGES.flatMap(ordinary),
      ...heldOut().map(({ text }) => text),
    ];
    expect(measured.filter((text) => learned.has(text))).toEqual([]);
  });

  it("may be missing, and says what is wrong in it", () => {
    expect(readReportFile("", "flows/languages/ru/reports.yml")).toMatchObject({ ok: true });
    const wrong = readReportFile("account_misuse:\n  a: [1]\n", "flows/languages/ru/reports.yml");
    expect(wrong.ok ? "" : wrong.reason).toContain("flows/languages/ru/reports.yml");
  });
});
