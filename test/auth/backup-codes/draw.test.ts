import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { backupCodes } from "../../../db/schema/auth-backup-codes.ts";
import { createHasher } from "../../../src/auth/auth.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { type CAFE, OFFICE, type World, openWorld } from "../world.ts";
import { codesOf, drawIn, enter, sessionOf, setAccount } from "./holder.ts";

const reasonOf = async (world: World, session: string, seen: typeof OFFICE | typeof CAFE = OFFICE) => {
  const drawn = await world.auth.backupCodes.draw({ session, seen, idempotencyKey: world.newKey() });
  return drawn.ok ? "drawn" : drawn.reason;
};

test("drawing wants a session, a fresh password and two-step verification on", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  expect(await reasonOf(world, session)).toBe("drawn");
  expect(await reasonOf(world, "nobody's")).toBe("signed-out");
  setAccount(world, { twoSteps: false });
  expect(await reasonOf(world, session)).toBe("two-steps-off");
  setAccount(world, { twoSteps: true });
  world.clock.advance(15 * MINUTE);
  expect(await reasonOf(world, session)).toBe("password-needed");
});

test("a page that is loaded again shows no codes and draws none", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  const command = { session, seen: OFFICE, idempotencyKey: world.newKey() };
  const first = await world.auth.backupCodes.draw(command);
  const again = await world.auth.backupCodes.draw(command);
  if (!first.ok || !again.ok) throw new Error("not drawn");
  const overview = await world.auth.backupCodes.overview(command);
  expect(overview).toMatchObject({ value: { waiting: first.value.set } });
  expect(again.value).toEqual({ set: first.value.set, codes: undefined });
  await world.auth.backupCodes.confirm({ session, seen: OFFICE, set: again.value.set });
  expect(await enter(world, 2, first.value.codes?.[1])).toBe("signed-in");
});

test("one key in two sessions draws for each", async () => {
  const world = await openWorld();
  const idempotencyKey = world.newKey();
  const shown = [];
  for (const session of [await sessionOf(world), await sessionOf(world)])
    shown.push(await world.auth.backupCodes.draw({ session, seen: OFFICE, idempotencyKey }));
  expect(shown.map((drawn) => drawn.ok && drawn.value.codes?.length)).toEqual([10, 10]);
});

test("making them active tells the owner, and says it twice when asked twice but mails once", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  const { set } = await drawIn(world, session);
  const mails = world.readMails().length;
  for (let i = 0; i < 2; i += 1)
    expect(await world.auth.backupCodes.confirm({ session, seen: OFFICE, set })).toBe("active");
  const told = world.readMails().slice(mails);
  expect(told).toMatchObject([{ template: "backup-codes-renewed", details: { address: OFFICE.address } }]);
});

test("the overview tells how many are left and when they were made, and to nobody else", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  const look = async () => world.auth.backupCodes.overview({ session, seen: OFFICE });
  expect(await look()).toEqual({
    ok: true,
    value: { twoSteps: true, shut: false, active: undefined, waiting: undefined },
  });
  await codesOf(world, session);
  const madeAt = world.clock.now();
  expect(await look()).toEqual({
    ok: true,
    value: { twoSteps: true, shut: false, active: { left: 10, madeAt }, waiting: undefined },
  });
  await world.auth.signIn.signOut(session);
  expect(await look()).toEqual({ ok: false, reason: "signed-out" });
});

test("the database holds no code in any form, and none of a set that is void", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  const codes = [...(await codesOf(world, session)), ...(await codesOf(world, session))];
  await enter(world, 1, codes[10]);
  const tables = world.open.queries.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`);
  const dump = tables
    .map(({ name }) => JSON.stringify(world.open.queries.all(sql.raw(`select * from "${name}"`))))
    .join();
  const mails = world.readMails().map(({ secrets }) => (secrets ? world.secrets.open("mail", secrets) : ""));
  for (const code of codes.flatMap((code) => [code, code.replaceAll("-", "")]))
    for (const form of [
      code,
      code.toLowerCase(),
      Buffer.from(code).toString("base64"),
      Buffer.from(code).toString("hex"),
    ])
      expect([form, (dump + mails.join()).includes(form)]).toEqual([form, false]);
  expect(world.open.queries.select().from(backupCodes).all()).toHaveLength(10);
});

test("at rest every code is argon2id with 19 MiB, two passes, one lane, and 128 bits of salt", async () => {
  const phc = await createHasher().hash("a code under its MAC");
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  const world = await openWorld();
  await codesOf(world, await sessionOf(world));
  const hashes = world.open.queries
    .select()
    .from(backupCodes)
    .all()
    .map(({ hash }) => hash);
  expect(hashes.every((hash) => hash.startsWith("$argon2id$v=19$"))).toBe(true);
  expect(new Set(hashes).size).toBe(10);
});
