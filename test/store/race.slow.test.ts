import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openStore } from "../../src/store/store.ts";
import { type World, askForCode, openWorld } from "../auth/world.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-race-"));
afterAll(() => rmSync(folder, { recursive: true }));

const timesEach = 100;
const answers = z.record(z.string(), z.number());

/** Starts a process that waits for the signal. */
async function startRunner(file: string, mac: string, world: World, name: string) {
  const script = fileURLToPath(new URL("./use-up.ts", import.meta.url));
  const now = String(world.clock.now());
  const child = spawn(process.execPath, [script, file, mac, now, name, String(timesEach)], {
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

/** Two processes type one code at the same time; the sum of their answers. */
async function race(file: string, mac: string, world: World) {
  const runners = [];
  for (const name of ["left", "right"]) runners.push(await startRunner(file, mac, world, name));
  const results = await Promise.all(runners.map((run) => run()));
  const sum: Record<string, number> = {};
  for (const result of results) {
    for (const [answer, times] of Object.entries(result)) sum[answer] = (sum[answer] ?? 0) + times;
  }
  return sum;
}

/** That one of many right uses wins is raced in `test/security`; this is about the tries. */
test("200 wrong tries out of two processes: five are compared", { timeout: 60_000 }, async () => {
  const file = join(folder, "tries.db");
  const world = await openWorld(openStore(file));
  await askForCode(world, "ana@tidewater.example");
  expect(await race(file, "a wrong one", world)).toEqual({ wrong: 4, "used-up": 196 });
});
