import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openCompiler } from "./compile-with.ts";
import { TOP } from "./read-modules.ts";

/** Every page that people read, by its path from the top. */
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "src/auth/README.md", "flows/README.md"];
const pages = [...PAGES, ...markdownIn("docs")];

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(TOP, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
}

const textOf = (page: string) => readFileSync(join(TOP, page), "utf8");
const inCode = (page: string) => [...textOf(page).matchAll(/`([^`\n]+)`/gu)].map((found) => found[1] ?? "");

test("the README stays short: what does not fit has a page of its own", () => {
  expect(textOf("README.md").split("\n").length).toBeLessThanOrEqual(150);
});

test.each(pages)("every link and picture of %s leads somewhere", (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/gu)].map((found) => found[1] ?? "");
  const inside = links.filter((link) => !/^[a-z]+:/u.test(link));
  const lost = inside.filter((link) => {
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? join(TOP, page) : resolve(TOP, dirname(page), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).includes(anchor);
  });
  expect(lost).toEqual([]);
});

const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );

test.each(pages.filter((page) => page !== "CHANGELOG.md"))("every file and folder that %s names is there", (page) => {
  const named = inCode(page).filter((one) => /^(?:src|test|db|docs|tools|flows)\/[\w./-]*$/u.test(one));
  expect(named.filter((one) => !existsSync(join(TOP, one)))).toEqual([]);
});

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf("package.json"))).scripts;

test.each(pages)("every npm script that %s names can be run", (page) => {
  const named = [...textOf(page).matchAll(/npm run (?:-s )?([\w:]+)/gu)].map((found) => found[1] ?? "");
  expect(named.filter((one) => !(one in scripts))).toEqual([]);
});

test("the examples of the login module compile", () => {
  const examples = [...textOf("src/auth/README.md").matchAll(/```ts\n([\s\S]*?)```/gu)].map((found) => found[1] ?? "");
  // Beside the module, so that imports lead where they lead in the page.
  const files = Object.fromEntries(examples.map((code, n) => [`src/auth/example-${String(n + 1)}.ts`, code]));
  const said = openCompiler("src/auth/example-2.ts", files);
  expect(Object.keys(files).flatMap((file) => said(file))).toEqual([]);
  const wrong = openCompiler("src/auth/example-1.ts", {
    "src/auth/example-1.ts": (examples[0] ?? "").replace("auditChain(secrets)", ""),
  });
  expect(wrong("src/auth/example-1.ts")).toContainEqual(expect.stringContaining("Expected 3 arguments"));
});
