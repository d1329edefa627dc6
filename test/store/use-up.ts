import { auditChain, createAuth } from "../../src/auth/auth.ts";
import { codeMac, conversationId, instant, idempotencyKey, passwordHash } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";

/**
 * A process of its own that types one code many times at once, as soon as it is told to on its standard input, and
 * then prints how often each answer came.
 *
 * Arguments: database file, MAC, time in milliseconds, name of this process, times.
 */
const [file = "", mac = "", time, name = "", times] = process.argv.slice(2);

const random = seededRandom(name);
const hasher = {
  hash: async () => passwordHash("not a hash"),
  verify: async () => false,
  check: async () => ({ right: false, renewed: undefined }),
};
const secrets = createSecrets(random.bytes(32), random);
const store = authStore(openStore(file), random, auditChain(secrets));
const auth = createAuth({ store, clock: virtualClock(instant(Number(time))), random, secrets, hasher });

const conversation = conversationId("chat");

const useOnce = (attempt: number): Promise<string> =>
  auth.codes.check({
    mac: codeMac(mac),
    conversation,
    idempotencyKey: idempotencyKey(`${name} ${String(attempt)}`),
  });

process.stdout.write("ready\n");
process.stdin.once("data", () => {
  void Promise.all(Array.from({ length: Number(times) }, (_, attempt) => useOnce(attempt))).then((answers) => {
    const counted = Object.fromEntries([...new Set(answers)].map((answer) => [answer, count(answers, answer)]));
    process.stdout.write(`${JSON.stringify(counted)}\n`, () => process.exit(0));
  });
});

const count = (answers: readonly string[], answer: string) => answers.filter((other) => other === answer).length;
