import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { DAY, SECOND } from "../../src/shared/clock.ts";
import { type OpenStore, openStore } from "../../src/store/store.ts";
import { codesOf, enter, pendingOf, sessionOf } from "../auth/backup-codes/holder.ts";
import { openWorld } from "../auth/world.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-backup-codes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Rounds of the race; each uses up one code, ten to a set. */
const ROUNDS = 3;
const TIMES_EACH = 100;

/** A process that does what it is told, line by line. */
async function startRunner(file: string, name: string) {
  const script = fileURLToPath(new URL("./use-backup-code.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, file, name], { stdio: ["pipe", "pipe", "inherit"] });
  if (!child.stdout || !child.stdin) throw new Error("no pipes");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { stdin } = child;
  /** What it printed next; undefined when it is gone. */
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    return line.done === true ? undefined : JSON.parse(line.value);
  };
  expect(await next()).toBe("ready");
  const tell = (round: object) => void stdin.write(`${JSON.stringify(round)}\n`);
  const stop = async () => {
    stdin.end();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  return { tell, next, stop };
}

const counts = z.record(z.string(), z.number());

test(
  `${String(2 * TIMES_EACH)} uses of one code at once out of two processes, ${String(ROUNDS)} rounds: one signs in`,
  { timeout: 240_000 },
  async () => {
    const file = join(folder, "race.db");
    const world = await openWorld(openStore(file));
    const runners = [await startRunner(file, "left"), await startRunner(file, "right")];
    let codes: readonly string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 10 === 0) codes = await codesOf(world, await sessionOf(world));
      const pendings = [await pendingOf(world), await pendingOf(world), await pendingOf(world)];
      const use = { pendings, number: String((round % 10) + 1), code: codes[round % 10], times: TIMES_EACH };
      for (const { tell } of runners) tell({ now: world.clock.now(), ...use });
      const answers = await Promise.all(runners.map(async ({ next }) => counts.parse(await next())));
      const times = (kind: string) => answers.reduce((sum, answer) => sum + (answer[kind] ?? 0), 0);
      expect([round, times("signed-in"), times("refused") + times("dead")]).toEqual([round, 1, 2 * TIMES_EACH - 1]);
      world.clock.advance(DAY);
    }
    for (const { stop } of runners) await stop();
  },
);

/** The database as the disk holds it at this instant: what a killed process leaves behind. */
function leaveBehind(from: string, to: string): string {
  for (const suffix of ["", "-wal"]) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  return to;
}

/** Tells of the moments before, inside and after each transaction. */
const watched = (store: OpenStore, point: () => void): OpenStore => ({
  ...store,
  transact: (work) => {
    point();
    const result = store.transact((queries) => {
      const inside = work(queries);
      point();
      return inside;
    });
    point();
    return result;
  },
});

test("killed at any moment while fresh codes become active, a process leaves the old set or the new one", async () => {
  const file = join(folder, "kill.db");
  const left: string[] = [];
  let watching = false;
  const point = () => {
    if (watching) left.push(leaveBehind(file, join(folder, `killed-${String(left.length)}.db`)));
  };
  const world = await openWorld(watched(openStore(file), point));
  const session = await sessionOf(world);
  const [old] = await codesOf(world, session);
  watching = true;
  const [fresh] = await codesOf(world, session);
  const works: string[] = [];
  for (const copy of left) {
    const after = await openWorld(openStore(copy));
    // The same key, but chance goes on where the killed process had not been: it would draw ids that are there already.
    after.random.bytes(65_536);
    after.clock.advance(SECOND);
    works.push(`${await enter(after, 1, old)} ${await enter(after, 1, fresh)}`);
  }
  const before = "signed-in refused";
  expect(works).toEqual([before, before, before, before, before, "refused signed-in"]);
});
