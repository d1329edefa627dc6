import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { ANSWER_ARGUMENTS } from "../../src/engine/engine.ts";
import { BUILT_IN } from "../../src/flow-compiler/built-in.ts";
import { ACTS, APPROVALS, CHECKS, SHELL_TEXTS } from "../../src/flow-compiler/catalog.ts";
import { readMessage } from "../../src/flow-compiler/message.ts";
import { INQUIRIES } from "../../src/shared/inquiry.ts";
import { LANGUAGES, type PageLanguage } from "../../src/shared/language.ts";

// "A code works for ten minutes", and some day it worked for five: an answer that repeats a number, the name of a page or
// of a button goes wrong the day the thing itself is changed, and nobody hears of it.

const answersIn = (language: PageLanguage) =>
  z
    .object({ answers: z.record(z.string(), z.string()) })
    .parse(parse(readFileSync(`flows/languages/${language}/chat.yml`, "utf8"))).answers;

function placeholdersOf(text: string, language: PageLanguage): readonly string[] {
  const read = readMessage(text, language);
  return read.ok ? read.value.placeholders : [];
}

/** What may stand in quotes and is no name of ours: what to write here, and what a mail program says. */
const QUOTED = {
  en: ["person", "not spam"],
  es: ["persona", "no es spam"],
  "pt-BR": ["pessoa", "não é spam"],
} as const;

describe.each(LANGUAGES)("the answers in %s", (language) => {
  const answers = Object.entries(answersIn(language));

  test("are there for every question of fact and for nothing else", () => {
    expect(answers.map(([id]) => id).toSorted()).toEqual([...INQUIRIES].toSorted());
  });

  test("hold no number of their own", () => {
    for (const [id, text] of answers) expect([id, /\p{N}/u.test(text)]).toEqual([id, false]);
  });

  test("name no page, button or address of their own", () => {
    for (const [id, text] of answers) {
      const quoted = [...text.matchAll(/[“«]([^”»]*)[”»]/gu)].map(([, inside = ""]) => inside);
      const own = quoted.filter(
        (inside) => !/^\{\w+\}$/u.test(inside) && !QUOTED[language].some((one) => one === inside),
      );
      expect([id, own, /→|https?:|\/\w|@/u.test(text)]).toEqual([id, [], false]);
    }
  });

  test("show every value that there is, and no other", () => {
    const shown = new Set(answers.flatMap(([, text]) => placeholdersOf(text, language)));
    const ofPlace = Object.values(ANSWER_ARGUMENTS).flat();
    expect([...shown].toSorted()).toEqual([...new Set([...BUILT_IN, ...ofPlace])].toSorted());
  });
});

test("no value that every text may show has the name of a detail, which would hide it", () => {
  const rows: readonly { readonly details?: Readonly<Partial<Record<string, readonly string[]>>> }[] = [
    ...Object.values(CHECKS),
    ...Object.values(ACTS),
    ...Object.values(APPROVALS),
  ];
  const details = rows.flatMap((row) => Object.values(row.details ?? {}).flatMap((names) => names ?? []));
  const names = new Set<string>([...details, ...Object.values(SHELL_TEXTS).flat()]);
  expect(BUILT_IN.filter((name) => names.has(name))).toEqual([]);
});
