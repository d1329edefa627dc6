import { createInterface } from "node:readline";
import { z } from "zod";
import { createApprovals } from "../../src/approvals/approvals.ts";
import { auditChain, createAuth } from "../../src/auth/auth.ts";
import { instant, passwordHash } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { approvalStore, authStore, openStore } from "../../src/store/store.ts";
import { RACES } from "./race-uses.ts";

/**
 * A process of its own on the database file. For each line `{race, thing, round, uses}` it uses the thing so many times at once,
 * and prints how often each answer came.
 *
 * Arguments: database file, key in hex, time in milliseconds, name of this process.
 */
const [file = "", key = "", time, name = ""] = process.argv.slice(2);

const order = z.object({
  race: z.custom<keyof typeof RACES>((value) => typeof value === "string" && value in RACES),
  thing: z.array(z.string()),
  round: z.number(),
  uses: z.number(),
});

const random = systemRandom;
/** What a password costs is no part of these races. */
const hasher = {
  hash: async () => passwordHash("not a hash"),
  verify: async () => true,
  check: async () => ({ right: true, renewed: undefined }),
};
const secrets = createSecrets(Buffer.from(key, "hex"), random);
const open = openStore(file);
const chain = auditChain(secrets);
const clock = virtualClock(instant(Number(time)));
const auth = createAuth({ store: authStore(open, random, chain), clock, random, secrets, hasher });
const approvals = createApprovals({ auth, store: approvalStore(open, random, chain), clock, random });

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function run(line: string): Promise<void> {
  const { race, thing, round, uses } = order.parse(JSON.parse(line));
  const attempts = Array.from({ length: uses }, (_, n) => `${name} ${race} ${String(round)} ${String(n)}`);
  const answers = await Promise.all(attempts.map((attempt) => RACES[race].use({ auth, approvals }, thing, attempt)));
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  say(JSON.stringify(counts));
}

say("ready");
for await (const line of createInterface({ input: process.stdin })) await run(line);
