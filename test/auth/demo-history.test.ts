import { beforeAll, describe, expect, test } from "vitest";
import { DEMO_WORLD, plantDemoWorld } from "../../db/demo.ts";
import { mails } from "../../db/schema/mail.ts";
import { auditChain, createAuth, verifyAudit } from "../../src/auth/auth.ts";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { auditRecord, authStore, mailLedger, openStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { shippedWording } from "../support/shipped-wording.ts";

type Past = Awaited<ReturnType<typeof openPast>>;
let past: Past;
beforeAll(async () => {
  past = await openPast();
});

/** The demo world as the embedded default plants it, with what happened before. */
async function openPast() {
  const open = openStore(":memory:");
  const clock = virtualClock();
  const random = seededRandom("past");
  const secrets = createSecrets(random.bytes(32), random);
  const hasher = cheapHasher;
  await plantDemoWorld({ store: open, clock, random, secrets, hasher, withPast: true });
  const ledger = mailLedger(open);
  const store = authStore(open, random, auditChain(secrets));
  const codeMail = (account: Parameters<typeof ledger.deliveryOf>[0]) => ledger.deliveryOf(account, "sign-in-code");
  return { open, clock, random, secrets, auth: createAuth({ store, clock, random, secrets, hasher, codeMail }) };
}

/** What the doctor tells somebody who has proved the mailbox. */
async function troubleOf({ auth, open, secrets }: Past, who: string): Promise<string> {
  const conversation = conversationId(`chat of ${who}`);
  const origin = { channel: "web-chat", conversation, language: "en" } as const;
  const key = idempotencyKey(`ask ${who}`);
  const purpose = "reset-password";
  await auth.codes.request({ address: email(who), purpose, origin, idempotencyKey: key });
  const sealed = open.queries.select().from(mails).all().at(-1)?.secrets;
  const code = sealed ? /\d{6}/.exec(secrets.open("mail", sealed))?.[0] : undefined;
  const mac = auth.codes.macOf(conversation, code ?? "");
  await auth.codes.check({ mac, conversation, idempotencyKey: idempotencyKey(`type ${who}`) });
  const answer = await auth.diagnosis.diagnose({ conversation });
  return answer.ok ? answer.value.cause.trouble : answer.reason;
}

const EXPECTED = {
  "ana@acme.example": "wrong-password",
  "tom@acme.example": "locked",
  "nina@acme.example": "disabled",
  "joao@acme.example": "signed-in-lately",
  "petra@acme.example": "old-password",
  "hugo@acme.example": "code-mail-bounced",
  "bruna@acme.example": "code-expired",
  "sam@acme.example": "backup-codes-used-up",
  "olga@acme.example": "no-attempt-seen",
  "walt@example.com": "not-whitelisted",
  "kofi@lumen.example": "two-steps-not-set-up",
  "rita@lumen.example": "code-not-typed",
};

describe("of the demo world with its past", () => {
  test.each(Object.entries(EXPECTED))("the doctor finds that the trouble of %s is %s", async (who, trouble) => {
    expect(await troubleOf(past, who)).toBe(trouble);
  });

  test("no mail waits to be sent, so that the first mail in the mailbox is one that a visitor asked for", async () => {
    const { open } = await openPast();
    const rows = open.queries.select().from(mails).all();
    expect(rows.length).toBeGreaterThan(3);
    expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual(["accepted", "bounced"]);
  });

  test("the audit record is whole", async () => {
    const { open, secrets } = await openPast();
    expect(await verifyAudit(auditRecord(open), auditChain(secrets), [])).toMatchObject({ kind: "unbroken" });
  });

  test("everybody has a story and something to try, in every language", () => {
    const told = DEMO_WORLD.flatMap(({ people }) => people.map((person) => person.told));
    for (const language of LANGUAGES) {
      const { people } = shippedWording.portal(language).demo;
      expect(Object.keys(people).toSorted()).toEqual(told.toSorted());
      for (const { story, hint } of Object.values(people))
        for (const words of [story, hint]) expect(words.length).toBeGreaterThan(10);
    }
  });
});
