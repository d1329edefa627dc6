import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { auditChain, verifyAudit } from "../../src/auth/auth.ts";
import { instant } from "../../src/shared/brand.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { auditRecord, authStore, type OpenStore, openStore } from "../../src/store/store.ts";
import { openShell, TROUBLE } from "../conversation/world.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const chain = auditChain(createSecrets(new Uint8Array(32), seededRandom("none needed")));
const verify = (open: OpenStore) => verifyAudit(auditRecord(open), chain, []);

const writerOn = (open: OpenStore) => {
  const store = authStore(open, seededRandom("writer"), chain);
  const line = { event: "authn_login_fail", account: undefined, details: { n: 1 } } as const;
  return (at: number) => store.save({ changes: [], mails: [], audit: [line, line] }, instant(at));
};

test("what two processes write in turns is one chain without gaps", async () => {
  const left = openStore(join(folder, "two.db"));
  const right = openStore(join(folder, "two.db"));
  const writers = [writerOn(left), writerOn(right)];
  for (let n = 0; n < 20; n += 1) await writers[n % 2]?.(n);
  expect(await verify(right)).toMatchObject({ kind: "unbroken", lines: 40 });
  left.close();
  right.close();
});

test("a change that is not saved leaves neither a line nor a gap", async () => {
  const open = openStore(":memory:");
  const store = authStore(open, seededRandom("refused"), chain);
  const write = writerOn(open);
  await write(1);
  const line = { event: "authn_login_fail", account: undefined, details: {} } as const;
  const refused = { changes: [], mails: [], audit: [line, { ...line, details: { n: 1n } }] };
  // @ts-expect-error what no JSON can hold makes the second line fail after the first was written
  await expect(store.save(refused, instant(2))).rejects.toThrow();
  await write(3);
  expect(await verify(open)).toMatchObject({ kind: "unbroken", lines: 4 });
  open.close();
});

test("every line that the login module and the chat write is in the chain", async () => {
  const { world, tell } = await openShell();
  await tell(TROUBLE);
  const own = auditChain(world.secrets);
  const verdict = await verifyAudit(auditRecord(world.open), own, []);
  const events = z.array(z.object({ event: z.string() })).parse(world.open.queries.all(sql`select event from audit`));
  expect(verdict).toMatchObject({ kind: "unbroken", lines: events.length, before: 0 });
  expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(["conversation_turn", "user_created"]));
});

const journal = z.object({ entries: z.array(z.looseObject({ idx: z.number() })) }).loose();

/** The tables as they were before there was a chain. */
function firstMigrationOnly(): string {
  const first = join(folder, "first");
  cpSync("db/migrations", first, { recursive: true });
  const file = join(first, "meta", "_journal.json");
  const all = journal.parse(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, JSON.stringify({ ...all, entries: all.entries.filter(({ idx }) => idx === 0) }));
  return first;
}

/** A database with three lines of before the upgrade and two of after it. */
async function upgraded(name: string): Promise<OpenStore> {
  const file = join(folder, name);
  const old = openStore(file, firstMigrationOnly());
  for (const at of [1, 2, 3])
    old.queries.run(sql`insert into audit (at, event, line) values (${at}, 'user_created', '{}')`);
  old.close();
  const open = openStore(file);
  await writerOn(open)(4);
  return open;
}

test("lines of before the upgrade are counted, and held by the chain from its first line on", async () => {
  const open = await upgraded("upgraded.db");
  expect(await verify(open)).toEqual({ kind: "unbroken", lines: 2, since: 4, before: 3, restores: [] });
  open.queries.run(sql`update audit set at = 9 where id = 2`);
  expect(await verify(open)).toMatchObject({ kind: "changed", sequence: 1, before: 3 });
  open.close();
});

test.each([
  ["update audit set line = '{}' where sequence = 2", "changed", 2],
  ["update audit set sequence = null, mac = null where sequence = 1", "missing", 1],
  ["delete from audit where sequence = 1", "missing", 1],
  ["insert into audit (at, event, line) values (5, 'authn_login_success', '{}')", "unsealed", 2],
])("in the file itself, %s is found", async (statement, kind, sequence) => {
  const open = await upgraded(`${kind}-${String(sequence)}-${String(statement.length)}.db`);
  open.queries.run(sql.raw(statement));
  expect(await verify(open)).toMatchObject({ kind, sequence });
  open.close();
});
