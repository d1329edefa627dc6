import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { conversationId } from "../../src/shared/brand.ts";
import { openStore } from "../../src/store/store.ts";
import { type World, askForCode, getResetToken, openWorld } from "../auth/world.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-race-"));
afterAll(() => rmSync(folder, { recursive: true }));

const timesEach = 100;
const answers = z.record(z.string(), z.number());

/** Starts a process that waits for the signal. */
async function startRunner(file: string, kind: "code" | "link", thing: string, world: World, name: string) {
  const script = fileURLToPath(new URL("./use-up.ts", import.meta.url));
  const now = String(world.clock.now());
  const child = spawn(process.execPath, [script, file, kind, thing, now, name, String(timesEach)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  return async () => {
    child.stdin.write("go\n");
    const line = String((await lines.next()).value);
    await once(child, "exit");
    return answers.parse(JSON.parse(line));
  };
}

/** Two processes use up one thing at the same time; the sum of their answers. */
async function race(file: string, kind: "code" | "link", thing: string, world: World) {
  const runners = [];
  for (const name of ["left", "right"]) runners.push(await startRunner(file, kind, thing, world, name));
  const results = await Promise.all(runners.map((run) => run()));
  const sum: Record<string, number> = {};
  for (const result of results) {
    for (const [answer, times] of Object.entries(result)) sum[answer] = (sum[answer] ?? 0) + times;
  }
  return sum;
}

async function openFile(name: string) {
  const file = join(folder, name);
  return { file, world: await openWorld(openStore(file)) };
}

test.each([1, 2, 3])(
  "round %i: 200 uses of one code out of two processes: one is right",
  { timeout: 60_000 },
  async (round) => {
    const { file, world } = await openFile(`code-${String(round)}.db`);
    const code = await askForCode(world, "ana@acme.example");
    const mac = world.auth.codes.macOf(conversationId("chat"), code);
    expect(await race(file, "code", mac, world)).toEqual({ right: 1, expired: 199 });
  },
);

test("200 wrong tries out of two processes: five are compared", { timeout: 60_000 }, async () => {
  const { file, world } = await openFile("tries.db");
  await askForCode(world, "ana@acme.example");
  expect(await race(file, "code", "a wrong one", world)).toEqual({ wrong: 4, "used-up": 196 });
});

test.each([1, 2])(
  "round %i: 200 uses of one link out of two processes: one changes",
  { timeout: 60_000 },
  async (round) => {
    const { file, world } = await openFile(`link-${String(round)}.db`);
    const token = await getResetToken(world, "ana@acme.example");
    expect(await race(file, "link", token, world)).toEqual({ changed: 1, "dead-link": 199 });
  },
);
