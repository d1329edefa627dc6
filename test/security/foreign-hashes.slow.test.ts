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

/** Of all threads: what is measured is the work, however many others use the machine meanwhile. */
async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function mediansOf(hashes: Readonly<Record<string, string>>): Promise<Readonly<Record<string, number>>> {
  const hasher = createHasher();
  const world = await openForeign({ ...hashes, native: await hasher.hash("another password") }, hasher);
  const times = new Map<string, number[]>(ADDRESSES.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS + 1; round++)
    for (const name of ADDRESSES) {
      const took = await processorTimeOf(() => world.signInAs(name, "not the password"));
      // The first round makes the decoys.
      if (round > 0) times.get(name)?.push(took);
    }
  return Object.fromEntries([...times].map(([name, all]) => [name, Math.round(median(all))]));
}

test("signing in takes the same work for unknown, native and imported addresses of every kind and cost", async () => {
  const medians = await mediansOf(HASHES);
  if (process.env["ROUNDS"] !== undefined) process.stdout.write(`${JSON.stringify(medians)}\n`);
  const all = Object.values(medians);
  expect(Math.max(...all) / Math.min(...all), JSON.stringify(medians)).toBeLessThan(MOST);
}, 240_000);
