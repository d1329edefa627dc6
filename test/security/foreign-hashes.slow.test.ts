import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { createHasher } from "../../src/auth/auth.ts";
import { openForeign } from "../auth/passwords/foreign-world.ts";

/** Hashes that no password fits, of costs that are far apart: each alone would be told from the others at once. */
const KEY = Buffer.alloc(32, 7).toString("base64").replace(/=+$/u, "");
const SALT = Buffer.alloc(16, 9).toString("base64").replace(/=+$/u, "");
const HASHES = {
  "cheap-bcrypt": `$2b$04$${"a".repeat(21)}u${"a".repeat(31)}`,
  "dear-bcrypt": `$2b$10$${"a".repeat(21)}u${"a".repeat(31)}`,
  "cheap-pbkdf2": `pbkdf2_sha256$1000$salt$${KEY}`,
  "dear-pbkdf2": `pbkdf2_sha256$200000$salt$${KEY}`,
  "cheap-scrypt": `$scrypt$ln=10,r=8,p=1$${SALT}$${KEY}`,
  "dear-scrypt": `$scrypt$ln=14,r=8,p=1$${SALT}$${KEY}`,
  argon2i: `$argon2i$v=19$m=32768,t=2,p=1$${SALT}$${KEY}`,
};
const ADDRESSES = ["nobody", "native", ...Object.keys(HASHES)];
const ROUNDS = Number(process.env["ROUNDS"] ?? "6");
/** What noise of a shared machine may add to a median of so few; the hashes alone differ by hundreds. */
const MOST = 1.2;
/** Wall time is everybody's who uses the machine: on a busy one the least of a few still differs by half. */
const MOST_WALL = 3;

interface Took {
  /** Of all threads: what is measured is the work, however many others use the machine meanwhile. */
  readonly processor: number;
  /** What somebody outside can see. */
  readonly wall: number;
}

async function timeOf(work: () => Promise<unknown>): Promise<Took> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await work();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1000, wall };
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function timesOf(hashes: Readonly<Record<string, string>>) {
  const hasher = createHasher();
  const world = await openForeign({ ...hashes, native: await hasher.hash("another password") }, hasher);
  const times = new Map<string, Took[]>(ADDRESSES.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS + 1; round++)
    for (const name of ADDRESSES) {
      const took = await timeOf(() => world.signInAs(name, "not the password"));
      // The first round makes the decoys.
      if (round > 0) times.get(name)?.push(took);
    }
  const each = (figure: (all: readonly Took[]) => number) =>
    Object.fromEntries([...times].map(([name, all]) => [name, Math.round(figure(all))]));
  return {
    processor: each((all) => median(all.map(({ processor }) => processor))),
    // Others who use the machine only ever add to it: the least is what shows through when somebody tries often.
    wall: each((all) => Math.min(...all.map(({ wall }) => wall))),
  };
}

test("signing in takes the same work for unknown, native and imported addresses of every kind and cost", async () => {
  const times = await timesOf(HASHES);
  if (process.env["ROUNDS"] !== undefined) process.stdout.write(`${JSON.stringify(times)}\n`);
  for (const [figures, most] of [
    [times.processor, MOST],
    [times.wall, MOST_WALL],
  ] as const) {
    const all = Object.values(figures);
    expect(Math.max(...all) / Math.min(...all), JSON.stringify(times)).toBeLessThan(most);
  }
}, 240_000);

test("a dear hash is checked beside everything else: pages, chats and mails do not wait for it", async () => {
  const hasher = createHasher();
  const world = await openForeign({ dear: `$2b$13$${"a".repeat(21)}u${"a".repeat(31)}` }, hasher);
  await world.signInAs("dear", "not the password");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { wall } = await timeOf(() => world.signInAs("dear", "not the password"));
  delay.disable();
  // A check that held the loop would hold it for all of that.
  expect(delay.max / 1e6).toBeLessThan(wall / 2);
}, 120_000);
