import { createInterface } from "node:readline";
import { z } from "zod";
import { auditChain, createAuth, createHasher } from "../../src/auth/auth.ts";
import { instant } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";

/**
 * A process of its own that, for each line on its standard input, types one code at several open sign-ins, many times
 * at once, and prints how often each answer came.
 *
 * Arguments: database file, name of this process. The secrets are those of `openWorld`.
 */
const [file = "", name = ""] = process.argv.slice(2);

const round = z.object({
  now: z.number(),
  pendings: z.array(z.string()),
  number: z.string(),
  code: z.string(),
  times: z.number(),
});

const random = seededRandom(name);
const secrets = createSecrets(seededRandom("world").bytes(32), random);
const open = openStore(file);
const print = (value: unknown) =>
  new Promise<void>((done) => void process.stdout.write(`${JSON.stringify(value)}\n`, () => done()));

const seen = { address: "203.0.113.9", userAgent: name };
/** As cheap as argon2 can be. */
const cheapHasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

/** All attempts of a round ask for the same hash: what they race for is the row. */
const checked = new Map<string, Promise<boolean>>();
const hasher: typeof cheapHasher = {
  ...cheapHasher,
  verify: (stored, password) => {
    const key = `${String(stored)} ${password}`;
    const known = checked.get(key) ?? cheapHasher.verify(stored, password);
    checked.set(key, known);
    return known;
  },
};

async function use({ now, pendings, number, code, times }: z.infer<typeof round>) {
  const clock = virtualClock(instant(now));
  const store = authStore(open, random, auditChain(secrets));
  const { backupCodes } = createAuth({ store, clock, random, secrets, hasher });
  const typed = { number, code };
  const attempts = Array.from({ length: times }, (_, attempt) => pendings[attempt % pendings.length] ?? "");
  const all = await Promise.all(attempts.map((pending) => backupCodes.signIn({ pending, typed, seen })));
  const kinds = all.map(({ kind }) => kind);
  await print(
    Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((other) => other === kind).length])),
  );
}

createInterface({ input: process.stdin }).on("line", (line) => void use(round.parse(JSON.parse(line))));
await print("ready");
