import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { flowsCheck } from "../../../src/cli/flows.ts";
import { CODES } from "../../../src/flow-compiler/diagnostic.ts";
import type { Folder } from "./folders.ts";
import { FLOWS } from "./in-flows.ts";
import { TEXTS } from "./in-texts.ts";
import { HEARD } from "./in-what-is-heard.ts";

const FOLDERS = [TEXTS, FLOWS, HEARD];

// Whoever edits words and flows is told every slip in one pass, where it stands and how to mend it.

const top = mkdtempSync(join(tmpdir(), "latchkey-mistakes-"));
afterAll(() => rmSync(top, { recursive: true }));
let count = 0;

function written(files: Folder["files"]): string {
  const folder = join(top, String((count += 1)));
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof text === "string" ? text.replaceAll("¶", "") : text);
  }
  return folder;
}

/** What is printed, without warnings and hints, as places below the folder and what is said there. */
async function told(folder: string): Promise<readonly (readonly [place: string, says: string])[]> {
  const lines: string[] = [];
  await flowsCheck(folder, (line) => void lines.push(line));
  return lines.flatMap((line) => {
    const [, place, says] = /^([^\s]+:\d+:\d+) {2}(.+)$/u.exec(line.replace(`${folder}/`, "")) ?? [];
    return place !== undefined && says !== undefined ? [[place, says] as const] : [];
  });
}

/** Where the marks of a file stand; the place of a folder, and of what no text is, is its beginning. */
function marks(text: string | Uint8Array | undefined): readonly string[] {
  if (typeof text !== "string" || !text.includes("¶")) return ["1:1"];
  return text
    .split("¶")
    .slice(1)
    .map((_, index) => {
      const before = text
        .split("¶")
        .slice(0, index + 1)
        .join("")
        .split("\n");
      return `${String(before.length)}:${String((before.at(-1) ?? "").length + 1)}`;
    });
}

test.each(FOLDERS)(
  "every mistake in $name is told at its place with a cure, and none besides",
  async ({ files, told: wanted }) => {
    const found = await told(written(files));
    const expected = Object.entries(wanted).flatMap(([path, mistakes]) => {
      const at = marks(files[path]);
      return mistakes.map(([kind, says], index) => ({ kind, says, place: `${path}:${at[index] ?? at.at(-1) ?? ""}` }));
    });
    expect(found.map(([place]) => place).toSorted()).toEqual(expected.map(({ place }) => place).toSorted());
    for (const { kind, says, place } of expected) {
      const there = found.filter(([at]) => at === place).map(([, words]) => words);
      expect([kind, there.join("\n")]).toEqual([kind, expect.stringContaining(says)]);
    }
    for (const [, words] of found) expect(words).toMatch(/^[A-Z“"{].*[.?…] {2}[A-Z].*\.(?: Until then .*\.)?$/u);
  },
);

test("there are forty kinds of them and more, in folders of one's own and in the shipped one", () => {
  const kinds = FOLDERS.flatMap(({ told: all }) => Object.values(all).flatMap((some) => some.map(([kind]) => kind)));
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThanOrEqual(60);
  expect(CODES.length).toBeGreaterThanOrEqual(40);
});

/** What lies where a file belongs, and is none. */
const NO_FILES: readonly (readonly [name: string, put: (file: string) => void, says: string])[] = [
  ["a folder", (file) => mkdirSync(file), "This is a folder"],
  ["a link to nothing", (file) => symlinkSync("/nowhere/at-all", file), "This link leads to no file"],
  ["a link to itself", (file) => symlinkSync(file, file), "This link leads to no file"],
  [
    "a picture",
    (file) =>
      writeFileSync(
        file,
        Uint8Array.from({ length: 4000 }, (_, at) => (at * 37) % 256),
      ),
    "This is no text",
  ],
  [
    "a gigabyte",
    (file) => {
      writeFileSync(file, "");
      truncateSync(file, 2 ** 30);
    },
    "The file has 1073741824 bytes",
  ],
];

const EVERYWHERE = [
  "chat",
  "portal",
  "mail",
  "cases",
  "messengers",
  "phrases",
  "words",
  "replies",
  "questions",
  "reports",
];

test.each(NO_FILES)("%s in the place of any file is told, and read by nobody", async (_, put, says) => {
  const paths = [
    ...EVERYWHERE.map((kind) => `languages/en/${kind}.yml`),
    "sign-in/mine.flow.yml",
    "other-languages.yml",
  ];
  const folder = written({});
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    put(join(folder, path));
  }
  const found = await told(folder);
  expect(found.map(([place]) => place).toSorted()).toEqual(paths.map((path) => `${path}:1:1`).toSorted());
  for (const [, words] of found) expect(words).toContain(says);
});

test("while one file is broken, what only goes with it waits, and what is wrong elsewhere is told", async () => {
  const third = "id: third\nkind: shared\nfirst: start\nsteps: [\n";
  const second = (step: string) =>
    `id: second\nkind: sign-in\nfirst: start\nsteps:\n  start: { kind: call, flow: third, on: { ok: ${step} } }\n  person: { kind: call, flow: talk-to-human }\n`;
  const placesIn = async (step: string) =>
    (await told(written({ "shared/third.flow.yml": third, "sign-in/second.flow.yml": second(step) }))).map(
      ([at]) => at,
    );
  expect(await placesIn("person")).toEqual(["shared/third.flow.yml:5:1"]);
  expect(await placesIn("persn")).toEqual(["shared/third.flow.yml:5:1", "sign-in/second.flow.yml:5:47"]);
});

test("a file that changes nothing, and a flow in the folder of another kind, are hints", async () => {
  const guard = "secrets codes others asks between never softeners elsewhere here ends fresh".split(" ");
  const folder = written({
    "languages/en/never-ask.yml": guard.map((name) => `${name}: []\n`).join(""),
    "sign-in/third.flow.yml":
      "id: third\nkind: shared\nfirst: start\nsteps:\n  start: { kind: end, outcome: cancelled }\n",
  });
  const lines: string[] = [];
  expect(await flowsCheck(folder, (line) => void lines.push(line))).toBe(0);
  expect(lines.filter((line) => line.startsWith("hint: ")).map((line) => line.replace(`${folder}/`, ""))).toEqual([
    "hint: languages/en/never-ask.yml:1:1  For a shipped language the shipped list counts, and not this one.  Delete it.",
    "hint: sign-in/third.flow.yml:1:1  This flow is of kind shared, and works here as well.  Its place is shared/.",
  ]);
});
