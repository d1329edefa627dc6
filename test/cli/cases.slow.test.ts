import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-cases-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, "f-"));

test("where nobody waits, it says so", async () => {
  const { code, out, err } = await latchkey(["cases"], { folder: folder() });
  expect([code, out, err]).toEqual([0, "No case waits for a person.\n", ""]);
}, 120_000);

test("a case shows trouble, proof, what was said and no secret that was typed", async () => {
  const where = folder();
  const environment = { PORT: String(await freePort()) };
  const input =
    "I forgot my password\nana@acme.example\nmy old password was tulip-harbor-41\nI want to talk to a person\n";
  const chat = await latchkey(["chat"], { folder: where, environment, input });
  expect([chat.code, chat.err]).toEqual([0, ""]);
  const { code, out } = await latchkey(["cases"], { folder: where });
  expect(code).toBe(0);
  expect(out).toMatch(/^Case [0-9A-Z]{4} /u);
  expect(out).toContain("trouble   Forgotten password\n  language  English\n  proof     Nothing: whoever");
  expect(out).toContain("tried     Mail with a code: sent\n");
  expect(out).toContain("person  I want to talk to a person");
  expect(out).not.toContain("tulip-harbor-41");
}, 120_000);
