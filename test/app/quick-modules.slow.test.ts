import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";

const folder = mkdtempSync(join(tmpdir(), "latchkey-modules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const QUICK = new URL("../../src/quick-modules.ts", import.meta.url).href;
const RECORD = new URL("./record-imports.ts", import.meta.url).href;
const PROGRAM = ["cli/start", "channels/telegram/telegram", "channels/whatsapp-web/child/child"].map((name) =>
  fileURLToPath(new URL(`../../src/${name}.ts`, import.meta.url)),
);

const Imports = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]));

const RECORD_INTO = join(folder, "imports.json");
const recorded = () => Imports.parse(JSON.parse(readFileSync(RECORD_INTO, "utf8")));

/** Every import of a file of the program. */
function importsOf(file: string, options: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: "", RECORD_INTO };
  execFileSync(process.execPath, [...options, "--import", RECORD, file], { env, cwd: folder });
  return recorded().map(([parent, name, url, format]) => `${name} from ${parent} is ${url}, ${format}`);
}

test.each(PROGRAM)("every module is found where Node itself finds it, and is taken for the same kind: %s", (file) => {
  const found = importsOf(file, ["--import", QUICK]);
  expect(found.length).toBeGreaterThan(20);
  expect(new Set(found)).toEqual(new Set(importsOf(file, [])));
});
