import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getTableName, is, sql } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, expect, test } from "vitest";
import { keyProof, verifyAudit } from "../../src/auth/auth.ts";
import { email } from "../../src/shared/brand.ts";
import { HOUR } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { AFTER_RESTORE } from "../../src/store/sqlite/after-restore.ts";
import { auditRecord, openStore, restore, StoreUnusable } from "../../src/store/store.ts";
import { askForCode, getResetToken, OFFICE, type World } from "../auth/world.ts";
import { install, newFolder, reopen } from "./restored-world.ts";

const folders: string[] = [];
const folder = () => {
  const fresh = newFolder();
  folders.push(fresh);
  return fresh;
};
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

const ana = "ana@tidewater.example";
const joao = "joao@tidewater.example";

test("every table of the schema is classified once: a new one cannot be forgotten", async () => {
  const load = (name: string): Promise<object> => import(`../../db/schema/${name.replace(/\.ts$/u, "")}.ts`);
  const modules = await Promise.all(readdirSync("db/schema").map(load));
  const tables = modules.flatMap((module): unknown[] => Object.values(module)).filter((one) => is(one, SQLiteTable));
  const names = AFTER_RESTORE.map(({ table }) => getTableName(table));
  expect(tables.length).toBeGreaterThan(30);
  expect(names.toSorted()).toEqual(tables.map((table) => getTableName(table)).toSorted());
});

async function signedIn(world: World, who: string, password: string): Promise<string> {
  const answer = await world.auth.signIn.withPassword({ address: email(who), password, language: "en", seen: OFFICE });
  if (answer.kind !== "signed-in") throw new Error(answer.kind);
  return answer.session;
}

test("a session, a code and a link that were good when the backup was made are dead when it is back", async () => {
  const place = await install(folder());
  const { world } = place;
  const session = await signedIn(world, ana, "kelp-barnacle-41");
  const token = await getResetToken(world, ana);
  const code = await askForCode(world, joao, "another");
  const changed = { token, password: "wandering-otter-7", repeated: "wandering-otter-7", seen: OFFICE };
  await place.backUp();
  expect(await world.auth.passwords.changePassword(changed)).toEqual({ ok: true, value: "changed" });
  expect(await world.type(code, "another")).toBe("right");
  world.open.close();
  const { ended } = await place.restore();
  const back = reopen(place);
  expect(await back.auth.signIn.who(session, OFFICE)).toBeUndefined();
  expect(await back.auth.passwords.inspectResetLink(token)).not.toBe("good");
  expect(await back.type(code, "another")).not.toBe("right");
  expect(await back.auth.codes.provedAccount(back.originOf("another").conversation)).toBeUndefined();
  expect(ended.map(({ sentence: told }) => told).join("\n")).toMatch(
    /codes that were waited for.*links for a new password/su,
  );
  back.open.close();
});

test("nothing single-use and nothing on its way is left in any table", async () => {
  const place = await install(folder());
  await getResetToken(place.world, ana);
  await askForCode(place.world, joao, "another");
  await place.backUp();
  place.world.open.close();
  await place.restore();
  const { open } = reopen(place);
  const again = (end: (typeof AFTER_RESTORE)[number]["end"]): number =>
    open.transact((queries) => end?.(queries, place.world.clock.now()) ?? 0);
  const revived = AFTER_RESTORE.filter(({ end }) => again(end) > 0).map(({ table }) => getTableName(table));
  expect(revived).toEqual([]);
  open.close();
});

test("what was there stays aside, whole, and what is taken back of people is told", async () => {
  const place = await install(folder());
  const { world, file } = place;
  await place.backUp();
  const token = await getResetToken(world, ana);
  const change = { token, password: "wandering-otter-7", repeated: "wandering-otter-7", seen: OFFICE };
  await world.auth.passwords.changePassword(change);
  world.open.queries.run(sql`update accounts set status = 'disabled' where email = ${joao}`);
  world.open.close();
  world.clock.advance(HOUR);
  const { aside = "", changed } = await place.restore();
  expect(changed).toEqual([
    { email: ana, what: "new-password" },
    { email: joao, what: "disabled" },
  ]);
  expect(statSync(aside).mode & 0o777).toBe(0o600);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = openStore(aside);
  expect(before.queries.all(sql`select status from accounts where email = ${joao}`)).toEqual([{ status: "disabled" }]);
  before.close();
  expect(readdirSync(place.folder).filter((name) => name.includes(".part-"))).toEqual([]);
});

test("the record tells of the restore, and heads from before it are no cut-off end; a cut after it is", async () => {
  const place = await install(folder());
  const { world, key } = place;
  await place.backUp();
  await getResetToken(world, ana);
  const record = auditRecord(world.open);
  const then = { ...(await record.head()), at: world.clock.now() };
  if (then.sequence === undefined || then.mac === undefined) throw new Error("no line");
  const old = { sequence: then.sequence, mac: then.mac, at: then.at };
  world.open.close();
  world.clock.advance(HOUR);
  const { head } = await place.restore();
  if (!head) throw new Error("no head");
  const now = { ...head, at: world.clock.now() };
  const { open } = reopen(place);
  const verdict = await verifyAudit(auditRecord(open), key.chain, [old, now]);
  expect(verdict).toMatchObject({ kind: "unbroken", restores: [{ sequence: head.sequence, goneUpTo: old.sequence }] });
  open.queries.run(sql`delete from audit where sequence = ${head.sequence}`);
  expect(await verifyAudit(auditRecord(open), key.chain, [old, now])).toMatchObject({ kind: "cut-off" });
  open.close();
});

test("while anybody has the database open it is refused, and nothing changes", async () => {
  const place = await install(folder());
  await place.backUp();
  const before = readFileSync(place.file);
  await expect(place.restore()).rejects.toThrow(/Latchkey is running on .*Nothing was changed/u);
  expect(readFileSync(place.file).equals(before)).toBe(true);
  expect(await signedIn(place.world, ana, "kelp-barnacle-41")).not.toBe("");
  place.world.open.close();
});

test("a damaged database gives way to the backup, and its log is not read into it", async () => {
  const place = await install(folder());
  await place.backUp();
  place.world.open.close();
  writeFileSync(place.file, "not a database any more");
  writeFileSync(`${place.file}-wal`, "nor a log");
  const { aside = "", changed } = await place.restore();
  expect([changed, readFileSync(aside, "utf8"), existsSync(`${place.file}-wal`)]).toEqual([
    undefined,
    "not a database any more",
    false,
  ]);
  const back = reopen(place);
  expect(await signedIn(back, ana, "kelp-barnacle-41")).not.toBe("");
  back.open.close();
});

test.each([
  ["of another key", async (): Promise<void> => undefined, "another", /LATCHKEY_SECRET is not the key/u],
  [
    "that is a letter",
    async (to: string): Promise<void> => writeFileSync(to, "Dear Sir or Madam, ".repeat(500)),
    "ours",
    /./u,
  ],
  ["of another program", otherProgram, "ours", /no database of Latchkey/u],
  ["of a newer version", newer, "ours", /newer Latchkey/u],
] as const)("a backup %s is refused, and the database stays", async (_what, spoil, whose, sentence) => {
  const place = await install(folder());
  await place.backUp();
  place.world.open.close();
  await spoil(place.to);
  const before = readFileSync(place.file);
  const strange = keyProof(createSecrets(new Uint8Array(32), seededRandom("none needed")));
  const key = whose === "ours" ? place.key : strange;
  const order = { from: place.to, file: place.file, key, now: place.world.clock.now() };
  await expect(restore(order)).rejects.toThrow(StoreUnusable);
  await expect(restore(order)).rejects.toThrow(sentence);
  const { open } = reopen(place);
  open.close();
  expect(readFileSync(place.file).length).toBe(before.length);
  expect(readdirSync(place.folder).filter((name) => /part-|replaced/u.test(name))).toEqual([]);
});

async function otherProgram(to: string): Promise<void> {
  const store = openStore(to);
  store.queries.run(sql`pragma foreign_keys = off`);
  store.queries.run(sql`drop table accounts`);
  store.close();
}

async function newer(to: string): Promise<void> {
  const store = openStore(to);
  store.queries.run(sql`insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)`);
  store.close();
}

test("on a machine where there is no database yet, the backup becomes it", async () => {
  const place = await install(folder());
  await place.backUp();
  place.world.open.close();
  const file = join(place.folder, "new", "data", "latchkey.db");
  const done = await restore({ from: place.to, file, key: place.key, now: place.world.clock.now() });
  expect([done.aside, done.contents.people > 10]).toEqual([undefined, true]);
  openStore(file, undefined, place.key).close();
});
