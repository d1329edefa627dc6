import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textId } from "../../src/shared/brand.ts";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { createLibrary } from "../../src/flow-compiler/hash.ts";
import { type Overlaid, overlayFiles } from "../../src/flow-compiler/overlay/overlay-files.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import type { SourceFile } from "../../src/flow-compiler/source.ts";
import { createTexts } from "../../src/flow-compiler/texts.ts";
import { DRIFTS } from "./overlay/drifts.ts";

const SHIPPED = readFolder("flows").files;
const BOOK = checkFiles(SHIPPED).book;
const HASH = createLibrary(BOOK.flows.map(({ flow }) => flow)).hash;

/** Own files, as if they lay in another folder. */
const own = (files: Readonly<Record<string, string>>): readonly SourceFile[] =>
  Object.entries(files).map(([path, text]) => ({ path: `own/${path}`, text }));

const shipped = (path: string) => SHIPPED.find((file) => file.path === path)?.text ?? "";

const lay = (files: Readonly<Record<string, string>>) => overlayFiles(SHIPPED, own(files));

const hashOf = ({ book }: Pick<Overlaid, "book">) => createLibrary(book.flows.map(({ flow }) => flow)).hash;

/** Every text of a book by language and id. */
const wordsOf = ({ book }: Pick<Overlaid, "book">) =>
  Object.fromEntries(
    book.texts.flatMap(({ language, texts }) =>
      [...texts].map(([id, { words }]) => [`${language} ${id}`, words] as const),
    ),
  );

const WORDS = wordsOf({ book: BOOK });

const changedIn = (laid: Overlaid) => {
  const now = wordsOf(laid);
  return [...new Set([...Object.keys(now), ...Object.keys(WORDS)])].filter((key) => now[key] !== WORDS[key]);
};

/** `code at line:column`, for what stands in one own file. */
const toldIn = (laid: Overlaid, path: string) => [
  ...new Set(
    laid.leftOut
      .filter(({ file }) => file === `own/${path}`)
      .map(({ code, line, column }) => `${code} at ${String(line)}:${String(column)}`),
  ),
];

const sentences = (laid: Overlaid) => laid.leftOut.map(({ what, cure }) => `${what} ${cure}`).join("\n");

/** A copy of the shipped file with one change in it. */
function changed(path: string, from: string, to: string): string {
  expect(shipped(path)).toContain(from);
  return shipped(path).replace(from, to);
}

describe("a folder of one's own", () => {
  test("that is empty changes nothing", () => {
    const laid = lay({});
    expect([hashOf(laid), changedIn(laid), laid.leftOut, laid.fatal]).toEqual([HASH, [], [], []]);
  });

  test("that holds any of the shipped files changes nothing", () => {
    fc.assert(
      fc.property(fc.subarray([...SHIPPED]), (files) => {
        const laid = lay(Object.fromEntries(files.map(({ path, text }) => [path, text])));
        expect([hashOf(laid), changedIn(laid), laid.leftOut, laid.parts]).toEqual([HASH, [], [], []]);
      }),
      { numRuns: 10 },
    );
  });

  test("changes one sentence with one line, and no other", () => {
    const laid = lay({ "languages/en/chat.yml": 'finish:\n  welcome-back: "Nice, you are in."\n' });
    expect([hashOf(laid), changedIn(laid), laid.leftOut]).toEqual([HASH, ["en finish.welcome-back"], []]);
    expect(createTexts(laid.book.texts).say("en", textId("finish.welcome-back"))).toBe("Nice, you are in.");
    expect(laid.parts).toEqual([{ part: "text en finish.welcome-back", file: "own/languages/en/chat.yml" }]);
  });

  test("changes any sentences, in any languages, and just those", () => {
    const plain = Object.keys(WORDS).filter(
      (key) => !/[{}]|options|labels|troubles|choice/u.test(`${key}${WORDS[key] ?? ""}`),
    );
    fc.assert(
      fc.property(fc.subarray(plain, { maxLength: 12 }), (keys) => {
        const laid = lay(textFiles(keys.map((key) => [key, "Something else."])));
        expect([changedIn(laid).toSorted(), laid.leftOut, hashOf(laid)]).toEqual([keys.toSorted(), [], HASH]);
      }),
      { numRuns: 10 },
    );
  });

  test("brings a flow of its own along, with its words, beside what is shipped", () => {
    const flow =
      "id: hello\nkind: shared\nfirst: a\nsteps:\n  a: { kind: say, next: b }\n  b: { kind: end, outcome: return, result: ok }\n";
    const laid = lay({ "shared/hello.flow.yml": flow, "languages/en/chat.yml": 'hello:\n  a: "Hello."\n' });
    expect(laid.book.flows.map(({ flow: { id } }) => id)).toEqual([
      ...BOOK.flows.map(({ flow: { id } }) => id),
      "hello",
    ]);
    expect(laid.leftOut.map(({ code, file }) => `${code} ${file}`)).toEqual([
      "missing-translation own/languages/en/chat.yml",
      "missing-translation own/languages/en/chat.yml",
    ]);
    expect(createTexts(laid.book.texts).say("es", textId("hello.a"))).toBe("Hello.");
  });

  test("takes the place of a shipped flow, and of nothing else", () => {
    const path = "repair/silence-close.flow.yml";
    const laid = lay({ [path]: changed(path, "outcome: cancelled", "outcome: resume") });
    const differing = laid.book.flows.filter(
      ({ flow }, at) => JSON.stringify(flow) !== JSON.stringify(BOOK.flows[at]?.flow),
    );
    expect([differing.map(({ flow }) => flow.id), laid.leftOut]).toEqual([["silence-close"], []]);
  });

  test("may bring a language of its own; what it has no words for is said in English and told", () => {
    const laid = lay({ "languages/fr/chat.yml": 'finish:\n  welcome-back: "Content de vous revoir."\n' });
    const texts = createTexts(laid.book.texts);
    expect(texts.languages).toEqual(["en", "es", "fr", "pt-BR"]);
    expect(texts.languages.map((language) => texts.say(language, textId("finish.did-it-work")))[2]).toBe(
      "Did it work?",
    );
    expect(new Set(laid.leftOut.map(({ code, file }) => `${code} ${file}`))).toEqual(
      new Set(["missing-translation own/languages/fr/chat.yml"]),
    );
  });
});

describe("what cannot be used", () => {
  test.each(DRIFTS)("$name: is left out and told with its place and its cure", (drift) => {
    const laid = lay(drift.files(changed));
    expect(laid.fatal).toEqual([]);
    expect(drift.files(changed)).toHaveProperty([drift.in]);
    expect(toldIn(laid, drift.in)).toEqual(drift.told);
    expect(sentences(laid)).toContain(drift.says);
    const own = new Set(laid.parts.map(({ part }) => part));
    expect([...own].toSorted()).toEqual([...(drift.keeps ?? [])].toSorted());
    if (own.size === 0) expect([hashOf(laid), changedIn(laid)]).toEqual([HASH, []]);
  });

  test("whatever is broken where, the rest is right, and the same every time", () => {
    const anyFile = fc.constantFrom(...SHIPPED);
    const cut = fc.tuple(anyFile, fc.nat(2000), fc.constantFrom("", "x", ": [", "\n  z: {", "invited: no"));
    fc.assert(
      fc.property(fc.uniqueArray(cut, { maxLength: 3, selector: ([file]) => file.path }), (cuts) => {
        const files = Object.fromEntries(
          cuts.map(([{ path, text }, at, put]) => [
            path,
            text.slice(0, at % text.length) + put + text.slice((at % text.length) + 3),
          ]),
        );
        const laid = lay(files);
        expect(laid.fatal).toEqual([]);
        expect(laid.leftOut.every(({ file, line, column }) => file.startsWith("own/") && line > 0 && column > 0)).toBe(
          true,
        );
        expect(hashOf(lay(files))).toBe(hashOf(laid));
        if (laid.parts.every(({ part }) => part.startsWith("text"))) expect(hashOf(laid)).toBe(HASH);
        if (laid.leftOut.length === 0) expect(checkFiles(combined(files)).diagnostics).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("a mistake in the shipped files is nobody's to leave out", () => {
    const broken = SHIPPED.map((file) =>
      file.path === "repair/why.flow.yml" ? { ...file, text: file.text.replace("resume", "solved") } : file,
    );
    expect(overlayFiles(broken, []).fatal.length).toBeGreaterThan(0);
  });
});

/** What would be checked if the own files had been put into the shipped folder. */
const combined = (files: Readonly<Record<string, string>>) =>
  SHIPPED.map((file) => ({ ...file, text: files[file.path] ?? file.text }));

/** @param lines `<language> <home>.<name>` and its words */
function textFiles(lines: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const files = new Map<string, Map<string, string[]>>();
  for (const [key, words] of lines) {
    const [language = "", id = ""] = key.split(" ");
    const [home = "", ...rest] = id.split(".");
    const homes = files.get(language) ?? new Map<string, string[]>();
    homes.set(home, [...(homes.get(home) ?? []), `  ${rest.join(".")}: ${JSON.stringify(words)}`]);
    files.set(language, homes);
  }
  return Object.fromEntries(
    [...files].map(([language, homes]) => [
      `languages/${language}/chat.yml`,
      [...homes].map(([home, texts]) => `${home}:\n${texts.join("\n")}\n`).join(""),
    ]),
  );
}
