import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { GLOSSARY, strayWords } from "./glossary.ts";
import { moduleOf, readModules } from "./read-modules.ts";

test("the code says each thing with the one word of the glossary", () => {
  const modules = [...readModules("src"), ...readModules("db")];
  expect(modules.length).toBeGreaterThan(20);
  expect(strayWords(modules).map(inLine)).toEqual([]);
});

test("each word has one meaning, each meaning one word, and each refused name one word in its place", () => {
  expect(GLOSSARY.length).toBeGreaterThanOrEqual(40);
  for (const pick of [GLOSSARY.map(({ word }) => word), GLOSSARY.map(({ means }) => means)])
    expect(new Set(pick).size).toBe(pick.length);
  const refused = GLOSSARY.flatMap(({ names = [] }) => names);
  const files = GLOSSARY.flatMap(({ files: stray = [] }) => stray);
  expect(new Set(refused).size).toBe(refused.length);
  expect(new Set(files).size).toBe(files.length);
  expect(GLOSSARY.filter(({ means }) => means.length < 15)).toEqual([]);
});

test.each([
  ["src/auth/a.ts", "export interface Acting {}", /"Acting" is called "actor" here/],
  ["src/auth/a.ts", "const lookAt = () => 1;", /"lookAt" is called "peek"/],
  ["src/portal/desk.ts", "", /"desk" is called "page context"/],
])("a word that nobody would search for is refused with the one to take: %s %s", (path, text, expected) => {
  expect(strayWords([moduleOf(path, text)]).map(inLine)).toEqual([expect.stringMatching(expected)]);
});

test("a word inside a function, or as part of a longer name, is free", () => {
  const text = "function f() { const lookAt = 1; return lookAt; }\nexport const actingFor = f;";
  expect(strayWords([moduleOf("src/auth/a.ts", text)])).toEqual([]);
});
