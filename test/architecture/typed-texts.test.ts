import { beforeAll, expect, test } from "vitest";
import { openCompiler } from "./compile-with.ts";

const FILE = "test/support/shipped-wording.ts";
const was = "export const shippedWording = loadWording();";

let compile: ReturnType<typeof openCompiler>;
beforeAll(() => {
  compile = openCompiler(FILE);
}, 120_000);

/** What the compiler says of a text that is used like this. */
const mistakesIn = (use: string) =>
  compile(FILE, { file: FILE, was, becomes: `${was}\nexport const said = shippedWording.portal("en").${use};` });

test.each(["signIn.title", 'code.usedUp({ wait: "2 minutes" })', "whitelist.preview.some({ count: 2 })"])(
  "%s compiles",
  (use) => {
    expect(mistakesIn(use)).toEqual([]);
  },
  60_000,
);

test.each([
  ["a text that there is not", "signIn.titel"],
  ["a value that is left out", "code.usedUp({})"],
  ["a value of another name", 'code.usedUp({ time: "2 minutes" })'],
  ["a word where a number is told", 'whitelist.preview.some({ count: "two" })'],
  ["a text with values that is taken for words", "code.usedUp.at(0)"],
])(
  "%s does not compile",
  (_what, use) => {
    expect(mistakesIn(use)).toHaveLength(1);
  },
  60_000,
);
