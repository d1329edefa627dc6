import { sql } from "drizzle-orm";
import { z } from "zod";
import { expect, test } from "vitest";
import { DEMO_MARKS, plantDemoWorld } from "../../db/demo.ts";
import { auditChain, createAuth, enrol, type NewMember, verifyAudit } from "../../src/auth/auth.ts";
import { conversationId, email, idempotencyKey, workspaceId } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { auditRecord, authStore, type OpenStore, openStore, removePeople } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { OFFICE } from "../auth/world.ts";

const IVY: NewMember = {
  email: email("ivy@company.test"),
  password: "right-horse-91",
  name: "Ivy",
  role: "admin",
  status: "active",
  language: "en",
  twoSteps: false,
  lockedUntil: undefined,
};
const COMPANY = { id: workspaceId("company"), name: "Company", whitelistOn: false, whitelist: [] };
const PASSWORDS = { "ivy@company.test": IVY.password, "marta@acme.example": "copper-lantern-52" };

/** The demo with its past beside a real person, who did all that the two of them did since: signed in, asked for codes. */
async function mixed() {
  const open = openStore(":memory:");
  const clock = virtualClock();
  const random = seededRandom("mixed");
  const secrets = createSecrets(new Uint8Array(32), random);
  const chain = auditChain(secrets);
  const store = authStore(open, random, chain);
  const parts = { store, clock, random, secrets, hasher: cheapHasher };
  await enrol(parts, COMPANY, [IVY], clock.now());
  await plantDemoWorld({ ...parts, store: open, withPast: true });
  const auth = createAuth(parts);
  for (const [who, password] of Object.entries(PASSWORDS)) {
    await auth.signIn.withPassword({ address: email(who), password, language: "en", seen: OFFICE });
    const origin = { channel: "web-chat", conversation: conversationId(`chat of ${who}`), language: "en" } as const;
    const asked = {
      address: email(who),
      purpose: "reset-password",
      origin,
      idempotencyKey: idempotencyKey(random.id()),
    } as const;
    await auth.codes.request(asked);
    await auth.passwords.requestResetLink({
      address: email(who),
      language: "en",
      idempotencyKey: idempotencyKey(random.id()),
    });
    conversationOf(open, origin.conversation, who);
  }
  return { open, chain, clock };
}

/** A chat in which somebody was proved, with a case that Marta took over. */
function conversationOf(open: OpenStore, id: string, who: string): void {
  const run = (statement: ReturnType<typeof sql>) => void open.queries.run(statement);
  run(
    sql`insert into conversations (id, channel, bot, chat, language, turn, lines, opened_at) values (${id}, 'web-chat', 'web', ${id}, 'en', 1, 1, 1)`,
  );
  run(
    sql`insert into proofs (conversation, account, proved_at) select ${id}, id, 1 from accounts where email = ${who}`,
  );
  run(
    sql`insert into cases (number, conversation, episode, dossier, opened_at, claimed_by) select ${who.slice(0, 4)}, ${id}, 1, '{}', 1, id from accounts where email = 'marta@acme.example'`,
  );
}

const tables = (open: OpenStore) =>
  z
    .array(z.object({ name: z.string() }))
    .parse(open.queries.all(sql`select name from sqlite_master where type = 'table'`))
    .map(({ name }) => name);

/** Every row of every table as text, but those of the audit record, which keeps what was done. */
const rowsOf = (open: OpenStore) =>
  tables(open)
    .filter((name) => !["audit", "sqlite_sequence"].includes(name))
    .flatMap((name) =>
      open.queries.all(sql`select * from ${sql.identifier(name)}`).map((row) => `${name} ${JSON.stringify(row)}`),
    );

const idsOf = (open: OpenStore) =>
  z
    .array(z.object({ id: z.string(), email: z.string(), address_key: z.string() }))
    .parse(open.queries.all(sql`select id, email, address_key from accounts where email not like '%company.test'`));

test("nothing of them is left in any table, nothing points nowhere, and every row of everybody else is as it was", async () => {
  const { open, chain, clock } = await mixed();
  const canaries = idsOf(open).flatMap((row) => Object.values(row));
  const isTheirs = (row: string) => canaries.some((one) => row.includes(one));
  const before = rowsOf(open).filter((row) => !isTheirs(row));
  expect(removePeople(open, DEMO_MARKS, chain, clock.now()).people).toHaveLength(19);
  const after = rowsOf(open);
  expect(after.filter(isTheirs)).toEqual([]);
  expect(open.queries.all(sql`pragma foreign_key_check`)).toEqual([]);
  const mine = /ivy@company|^workspaces.*Company|chat of ivy/u;
  expect(after.filter((row) => mine.test(row) && !row.startsWith("cases"))).toEqual(
    before.filter((row) => mine.test(row)),
  );
  expect(await verifyAudit(auditRecord(open), chain, [])).toMatchObject({ kind: "unbroken" });
});

test("a case of somebody else that one of them had taken over waits for a person again", async () => {
  const { open, chain, clock } = await mixed();
  removePeople(open, DEMO_MARKS, chain, clock.now());
  expect(open.queries.all(sql`select conversation, claimed_by from cases`)).toEqual([
    { conversation: "chat of ivy@company.test", claimed_by: null },
  ]);
});

test("one that fails in the middle takes out nobody", async () => {
  const { open, chain, clock } = await mixed();
  const before = rowsOf(open);
  const broken = {
    ...chain,
    seal: () => {
      throw new Error("killed");
    },
  };
  expect(() => removePeople(open, DEMO_MARKS, broken, clock.now())).toThrow("killed");
  expect(rowsOf(open)).toEqual(before);
});
