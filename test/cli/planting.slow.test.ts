import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { accounts, workspaces } from "../../db/schema/auth.ts";
import { DEMO_WORLD } from "../../db/demo.ts";
import { deadline } from "../../src/shared/schedule.ts";
import { openStore } from "../../src/store/store.ts";

const PLANTER = fileURLToPath(new URL("plant-in-a-process.ts", import.meta.url));
const KILLS = 8;
const EVERYBODY = DEMO_WORLD.flatMap(({ people }) => people).length;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-planting-"));
  folders.push(folder);
  return join(folder, "demo.db");
}

/**
 * Plants in a process of its own.
 *
 * @param killedAfter milliseconds from where it begins; left out: never
 * @returns how long planting took or lasted, in milliseconds
 */
async function plant(file: string, killedAfter?: number): Promise<number> {
  const child = spawn(process.execPath, [PLANTER, file], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  await once(child.stdout, "data");
  const began = performance.now();
  if (killedAfter !== undefined) deadline(killedAfter).addEventListener("abort", () => child.kill("SIGKILL"));
  await gone;
  return performance.now() - began;
}

function whatIsIn(file: string) {
  const store = openStore(file);
  const people = store.queries.select().from(accounts).all().length;
  const companies = store.queries.select().from(workspaces).all().length;
  store.close();
  return { people, companies };
}

const NOTHING = { people: 0, companies: 0 };
const ALL = { people: EVERYBODY, companies: DEMO_WORLD.length };

// A start that was killed while planting had left two companies of four, and nobody planted the rest.
test(
  `a program that is killed while it plants the demo leaves all of it or nothing, at ${String(KILLS)} moments`,
  { timeout: 180_000 },
  async () => {
    const whole = await plant(freshFile());
    const found: string[] = [];
    for (let n = 0; n < KILLS; n += 1) {
      const file = freshFile();
      await plant(file, (whole * n) / KILLS);
      const left = whatIsIn(file);
      expect([NOTHING, ALL]).toContainEqual(left);
      found.push(left.people === 0 ? "nothing" : "all");
    }
    expect(found).toContain("nothing");
    const file = freshFile();
    await plant(file, whole / 2);
    await plant(file);
    expect(whatIsIn(file)).toEqual(ALL);
  },
);
