import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { latchkey } from "../cli/run.ts";
import { freePort } from "../support/free-port.ts";

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

/** What only some installations use, and nobody within the first moment. */
const LATER = [
  /\/src\/channels\/(?:telegram|whatsapp-web|whatsapp-cloud|terminal)\//u,
  /\/node_modules\/(?:grammy|whatsapp-web\.js|puppeteer|nodemailer|qrcode-terminal)\//u,
  /\/node_modules\/@zxcvbn-ts\//u,
];

test("a start loads no module of a messenger that is off, of a mail server that is none, or for later", async () => {
  const NODE_OPTIONS = `--import=${QUICK} --import=${RECORD}`;
  const environment = { PORT: String(await freePort()), NODE_OPTIONS, RECORD_INTO };
  const { code } = await latchkey(["start"], {
    folder,
    environment,
    onOutput: (soFar, child) => soFar.includes("Ctrl+C") && !child.killed && child.kill("SIGTERM"),
  });
  const loaded = recorded().map(([, , url]) => url);
  expect(code).toBe(0);
  expect(loaded.length).toBeGreaterThan(1000);
  expect(loaded.filter((url) => LATER.some((one) => one.test(url)))).toEqual([]);
}, 120_000);
