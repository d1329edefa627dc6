import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TOLD } from "../../src/shared/told.ts";
import { findTold } from "../../src/understanding/told/find-told.ts";
import { readWordFile } from "../../src/understanding/understanding.ts";
import { vocabulary } from "./support/loaded.ts";

interface Line {
  readonly want: readonly string[];
  readonly text: string;
}

/** What each message tells, and the message; `-` where it tells nothing of its writer's own case. */
const linesOf = (name: string): readonly Line[] =>
  readFileSync(new URL(`told/${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [want = "", text = ""] = line.split("\t");
      return { want: want === "-" ? [] : want.split(",").toSorted(), text };
    });

const toldBy = (text: string) => findTold(text, vocabulary).toSorted();

test.each(["development", "fresh"])("what people tell of their own case is heard, and nothing else: %s", (name) => {
  const lines = linesOf(name);
  const heard = lines
    .filter(({ want }) => want.length > 0)
    .filter(({ want, text }) => toldBy(text).join() === want.join());
  expect(heard.length / lines.filter(({ want }) => want.length > 0).length).toBeGreaterThanOrEqual(0.95);
  const invented = lines.filter(({ want, text }) => toldBy(text).some((one) => !want.includes(one)));
  expect(invented).toEqual([]);
});

/** Whoever supposes it, asks it, doubts it, denies it or speaks of somebody else has told nothing. */
const AROUND = {
  en: [
    "if *",
    "what happens when *",
    "maybe *",
    "not sure, but I think *",
    "my boss says: *",
    "it is not true that *",
    "*?",
  ],
  es: ["si *", "¿y si *?", "a lo mejor *", "creo que *", "mi jefa dice que *", "no es verdad que *", "*?"],
  pt: ["e se *", "caso *", "talvez *", "acho que *", "meu chefe disse que *", "não é verdade que *", "*?"],
} as const;
const PLAIN = {
  en: ["I have no backup codes left", "I'm the only admin", "I lost my phone", "I no longer have access to my mailbox"],
  es: ["no tengo códigos de respaldo", "soy el único admin", "perdí mi celular", "ya no tengo acceso a mi correo"],
  pt: ["não tenho códigos de backup", "sou o único admin", "perdi meu celular", "não tenho mais acesso ao meu email"],
} as const;

test.each(["en", "es", "pt"] as const)("in %s what is supposed, asked, doubted or denied is not told", (language) => {
  for (const plain of PLAIN[language]) {
    expect([plain, toldBy(plain).length]).toEqual([plain, 1]);
    for (const around of AROUND[language]) {
      const said = around.replace("*", plain);
      expect([said, toldBy(said)]).toEqual([said, []]);
    }
  }
});

test("every language can tell all of it", () => {
  for (const { language, words } of vocabulary)
    expect([language, TOLD.filter((one) => (words.told?.[one] ?? "") === "")]).toEqual([language, []]);
});

test("a list that is no list of that group is told with its place", () => {
  const file = "flows/languages/en/words.yml";
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const read = readWordFile(`${text}  No Name: |\n    x\n`, file);
  expect(read.ok ? "" : read.reason).toContain("told.No Name");
});
