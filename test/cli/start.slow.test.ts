import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-start-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(root, "f-"));
const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64");
const STACK = /\n\s+at .*:\d+:\d+/u;

/** Starts, waits for the start block, calls the page, asks it to stop. */
async function startAndStop(environment: Readonly<Record<string, string>>, where = folder()) {
  const pages: Promise<Response>[] = [];
  const ran = await latchkey(["start"], {
    folder: where,
    environment,
    onOutput: (out, child) => {
      if (pages.length > 0 || !out.includes("Ctrl+C")) return;
      const page = fetch(`http://127.0.0.1:${environment["PORT"] ?? ""}/`, { headers: { connection: "close" } });
      pages.push(page);
      void page.finally(() => setImmediate(() => child.kill("SIGTERM")));
    },
  });
  return { ...ran, page: await pages[0] };
}

test("it serves the sign-in page, tells where, and stops when it is asked to", async () => {
  const PORT = String(await freePort());
  const { page, code, out, err } = await startAndStop({ PORT });
  expect(page?.status).toBe(200);
  expect(out).toContain(`http://localhost:${PORT}/mailbox`);
  expect(out).toContain("user@example.com");
  expect(out).toContain("This is the demo: made-up people, published passwords");
  expect([code, err]).toEqual([0, ""]);
}, 120_000);

test("a mail server that refuses is told at once, and the pages are served all the same", async () => {
  const PORT = String(await freePort());
  const smtp = String(await freePort());
  const environment = { PORT, SMTP_URL: `smtp://127.0.0.1:${smtp}`, LATCHKEY_SECRET: KEY };
  const { page, out, err, code } = await startAndStop(environment);
  expect(page?.status).toBe(200);
  expect(err).toContain("Latchkey keeps running");
  expect(err).not.toMatch(STACK);
  expect(out).not.toMatch(/mailbox|demo/u);
  expect(code).toBe(0);
}, 120_000);

test("settings that cannot be used are told all at once, without a stack", async () => {
  const { code, err } = await latchkey(["start"], { folder: folder(), environment: { PORT: "x", LOG_LEVEL: "x" } });
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(2);
  expect(err).not.toMatch(STACK);
}, 120_000);

test("a port that is taken is told with the cure", async () => {
  const server = createServer();
  const PORT = String(await freePort());
  await new Promise<void>((resolve) => server.listen(Number(PORT), "127.0.0.1", resolve));
  const { code, err } = await latchkey(["start"], { folder: folder(), environment: { PORT } });
  server.close();
  expect(code).toBe(1);
  expect(err).toContain(`Port ${PORT} is taken`);
  expect(err).not.toMatch(STACK);
}, 120_000);

test("a database that cannot be opened is told with its place", async () => {
  const where = folder();
  mkdirSync(join(where, "data/demo.db"), { recursive: true });
  const { code, err } = await latchkey(["start"], { folder: where, environment: { PORT: "0" } });
  expect(code).toBe(1);
  expect(err).toContain("demo.db");
  expect(err).not.toMatch(STACK);
}, 120_000);

test("a folder that cannot be written in is told with its place", async () => {
  const where = folder();
  writeFileSync(join(where, "data"), "a file where the folder should be");
  chmodSync(join(where, "data"), 0o400);
  const { code, err } = await latchkey(["start"], { folder: where, environment: { PORT: "0" } });
  expect(code).toBe(1);
  expect(err).toContain(join(where, "data"));
  expect(err).not.toMatch(STACK);
}, 120_000);

/** A folder of the operator's own: one sentence, and one flow that cannot be read. */
function ownFlows(where: string): string {
  const own = join(where, "my-flows");
  for (const name of ["sign-in", "languages/en"]) mkdirSync(join(own, name), { recursive: true });
  writeFileSync(join(own, "sign-in/extra.flow.yml"), "flow: extra\nsteps:\n  - id: a\n    kind: sing\n");
  writeFileSync(join(own, "languages/en/chat.yml"), 'finish:\n  welcome-back: "There you are."\n');
  return own;
}

test("a mistake in an own flow is a warning with its place, and the program starts", async () => {
  const where = folder();
  ownFlows(where);
  const PORT = String(await freePort());
  const { page, err, code } = await startAndStop({ PORT, FLOWS_FOLDER: "my-flows" }, where);
  expect([page?.status, code]).toEqual([200, 0]);
  const lines = err.trim().split("\n");
  expect(lines.every((line) => line.includes('"event":"own_flows_left_out"'))).toBe(true);
  expect(err).toContain("my-flows/sign-in/extra.flow.yml:");
  expect(err).toContain('Until then there is no flow \\"extra\\".');
  expect(err).not.toMatch(STACK);
}, 120_000);

test("doctor tells of a mistake in an own flow, and how to look again", async () => {
  const where = folder();
  const own = ownFlows(where);
  const environment = { PORT: String(await freePort()), FLOWS_FOLDER: "my-flows" };
  const { code, out } = await latchkey(["doctor"], { folder: where, environment });
  expect(code).toBe(1);
  expect(out).toMatch(/needs you {2}flows and texts: .*my-flows is not used whole: .*extra\.flow\.yml:1:1 /u);
  expect(out).toContain(`flows check ${own}`);
  expect(out).toContain("ok         understanding");
}, 120_000);

test("scripted dialogues speak the operator's words", async () => {
  const where = folder();
  mkdirSync(join(where, "my-flows/languages/en"), { recursive: true });
  writeFileSync(join(where, "my-flows/languages/en/chat.yml"), 'welcome:\n  menu: "Ahoy! What keeps you out?"\n');
  const input = `${JSON.stringify({ id: "1", lang: "en", turns: ["hello"] })}\n`;
  const { out } = await latchkey(["converse", "-"], {
    folder: where,
    environment: { FLOWS_FOLDER: "my-flows" },
    input,
  });
  expect(out).toContain("Ahoy! What keeps you out?");
}, 120_000);

test("a folder of flows that is not there is told with its name", async () => {
  const { code, err } = await latchkey(["start"], {
    folder: folder(),
    environment: { PORT: "0", FLOWS_FOLDER: "gone" },
  });
  expect(code).toBe(1);
  expect(err).toContain("gone");
  expect(err).not.toMatch(STACK);
}, 120_000);
