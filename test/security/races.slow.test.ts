import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { LIMITS, verifyAudit } from "../../src/auth/auth.ts";
import { auditRecord } from "../../src/store/store.ts";
import { times } from "../support/soak.ts";
import { createRaceWorld, type RaceWorld } from "./race-world.ts";
import { RACES, type RaceName } from "./race-uses.ts";

/** Uses by each of the two processes: together 40 at once, in a soak 200. */
const USES = times(20, 100);

const ROUNDS = times(40, 200);

/** Locking is raced here, not the disk: memory where the system has a folder in it. */
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "latchkey-races-"));
const runnerScript = fileURLToPath(new URL("./race-runner.ts", import.meta.url));

let world: RaceWorld;
let runners: readonly Runner[] = [];

beforeAll(async () => {
  world = await createRaceWorld(join(folder, "latchkey.db"), ROUNDS);
  runners = await Promise.all(["left", "right"].map(startRunner));
}, 120_000);
afterAll(() => {
  for (const { stop } of runners) stop();
  world.store.close();
  rmSync(folder, { recursive: true });
});

interface Runner {
  readonly run: (order: object) => Promise<Readonly<Record<string, number>>>;
  readonly stop: () => void;
}

const counts = z.record(z.string(), z.number());

/** A process that lives through all rounds. */
async function startRunner(name: string): Promise<Runner> {
  const words = [runnerScript, world.file, world.key, String(world.now), name];
  const child: ChildProcess = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
  if (!child.stdout || !child.stdin) throw new Error("The runner has no pipes.");
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  const run = async (order: object) => {
    stdin.write(`${JSON.stringify(order)}\n`);
    return counts.parse(JSON.parse(String((await lines.next()).value)));
  };
  return { run, stop: () => void child.kill() };
}

/** The admins of a workspace are asked for so many recoveries a day, and no more. */
const roundsOf = (race: RaceName) =>
  race === "a vouch of one of two admins" ? Math.min(ROUNDS, LIMITS.recovery.perWorkspace) : ROUNDS;

/** One round: both processes at the same thing at once. @returns how many uses there were, and how many won */
async function raceOnce(race: RaceName, thing: readonly string[], round: number) {
  const uses = USES;
  const answers = await Promise.all(runners.map(({ run }) => run({ race, thing, round, uses })));
  const tally = answers.flatMap((answer) => Object.entries(answer));
  const sum = (of: typeof tally) => of.reduce((total, [, times]) => total + times, 0);
  return { round, uses: sum(tally), won: sum(tally.filter(([name]) => name === RACES[race].wins)) };
}

test.each(Object.keys(RACES).filter((name): name is RaceName => name in RACES))(
  "of many uses of %s at once out of two processes one wins, round after round",
  async (race) => {
    for (let round = 0; round < roundsOf(race); round += 1) {
      const thing = await world.make(race, round);
      expect(await raceOnce(race, thing, round)).toEqual({ round, uses: 2 * USES, won: 1 });
    }
  },
  300_000,
);

test("each of the approved addresses was let in once, and none that was declined", () => {
  const { approved, entries } = world.whatApprovalsDid();
  expect(approved.length).toBeGreaterThan(0);
  expect(entries).toEqual(approved);
});

test("what both processes wrote to the audit record in all these rounds is one unbroken chain", async () => {
  expect(await verifyAudit(auditRecord(world.store), world.chain, [])).toMatchObject({ kind: "unbroken", before: 0 });
}, 60_000);
