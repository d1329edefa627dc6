import { auditChain, createAuth } from "../../src/auth/auth.ts";
import { codeMac, conversationId, instant, onceKey, passwordHash } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";

/**
 * A process of its own that uses up one thing many times at once, as soon as it is told to on its standard input, and
 * then prints how often each answer came.
 *
 * Arguments: database file, `code` or `link`, MAC or token, time in milliseconds, name of this process, times.
 */
const [file = "", kind, thing = "", time, name = "", times] = process.argv.slice(2);

const random = seededRandom(name);
const hasher = { hash: async () => passwordHash("not a hash"), verify: async () => false };
const secrets = createSecrets(random.bytes(32), random);
const store = authStore(openStore(file), random, auditChain(secrets));
const auth = createAuth({ store, clock: virtualClock(instant(Number(time))), random, secrets, hasher });

const conversation = conversationId("chat");
const seen = { address: "198.51.100.4", userAgent: name };
const password = "wandering-otter-7";

async function useOnce(attempt: number): Promise<string> {
  if (kind === "link") {
    const changed = await auth.passwords.changePassword({ token: thing, password, repeated: password, seen });
    return changed.ok ? changed.value : changed.reason;
  }
  const once = onceKey(`${name} ${String(attempt)}`);
  return auth.codes.check({ mac: codeMac(thing), purpose: "reset-password", conversation, once });
}

process.stdout.write("ready\n");
process.stdin.once("data", () => {
  void Promise.all(Array.from({ length: Number(times) }, (_, attempt) => useOnce(attempt))).then((answers) => {
    const counted = Object.fromEntries([...new Set(answers)].map((answer) => [answer, count(answers, answer)]));
    process.stdout.write(`${JSON.stringify(counted)}\n`, () => process.exit(0));
  });
});

const count = (answers: readonly string[], answer: string) => answers.filter((other) => other === answer).length;
