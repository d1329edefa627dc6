import { isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { linkedChats } from "../../db/schema/linked-chats.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { email } from "../../src/shared/brand.ts";
import { actingAs, MARTA } from "../approvals/world.ts";
import { codesOf, drawIn, enter, LUCIA, pendingOf, sessionOf, setAccount } from "./backup-codes/holder.ts";
import { ANA, drawFor, linkFor, typeCode } from "./linked-chats/linking.ts";
import { askForCode, CAFE, idOf, openWorld, OFFICE, type World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const ADRIAN = { who: "adrian@breakwater.example", password: "amber-rudder-28" };

test("from an address that is not allowed, a session is told nothing and ends nothing", async () => {
  const here = await actingAs(world, ADRIAN);
  const there = { ...here, seen: CAFE };
  const { emailChange: ownAddress, twoSteps, backupCodes, linkedChats: chats } = world.auth;
  await ownAddress.requestCode({ ...here, address: email("new@example.com"), language: "en" });
  await typeCode(world, await drawFor(world, ADRIAN));
  const [{ id } = { id: "" }] = (await chats.list(here)) ?? [];
  expect([await ownAddress.asked(there), await twoSteps.read(there), await chats.list(there)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(await backupCodes.overview(there)).toEqual({ ok: false, reason: "signed-out" });
  expect(await chats.unlink({ ...there, id })).toBe("signed-out");
  expect([await ownAddress.asked(here), await chats.list(here)]).toMatchObject([
    { address: "new@example.com" },
    [{ id }],
  ]);
});

test("of somebody who is disabled no set of backup codes becomes active", async () => {
  const session = await sessionOf(world);
  const { set } = await drawIn(world, session);
  setAccount(world, { status: "disabled" });
  expect(await world.auth.backupCodes.confirm({ session, seen: OFFICE, set })).toBe("signed-out");
});

test("an old proof has no renewal link mailed", async () => {
  const origin = world.originOf("chat");
  await world.type(await askForCode(world, LUCIA.address));
  world.clock.advance(15 * MINUTE);
  expect(await world.auth.backupCodes.mailRenewalLink({ origin, idempotencyKey: world.newKey() })).toBe("unproved");
});

test("a lock refuses the right backup code, and after it the code opens", async () => {
  const [code = ""] = await codesOf(world, await sessionOf(world));
  world.clock.advance(MINUTE);
  const pending = await pendingOf(world);
  for (let tries = 0; tries < 10; tries += 1) await world.signIn(LUCIA.address, "wrong");
  expect(await enter(world, 1, code, pending)).toBe("dead");
  world.clock.advance(16 * MINUTE);
  expect(await enter(world, 1, code)).toBe("signed-in");
});

test("wrong backup codes use up the tries of the day, and then the right one is refused", async () => {
  const codes = await codesOf(world, await sessionOf(world));
  for (let page = 0; page < 2; page += 1) {
    const pending = await pendingOf(world);
    for (let tries = 0; tries < 5; tries += 1) await enter(world, 1, codes[1], pending);
    world.clock.advance(16 * MINUTE);
  }
  expect(await enter(world, 1, codes[0])).toBe("dead");
});

test("whoever is disabled by an admin has no linked chat left", async () => {
  await linkFor(world, ANA, "phone");
  const member = idOf(world, ANA.who);
  if (!member) throw new Error("nobody");
  await world.auth.members.change({ ...(await actingAs(world, MARTA)), member, action: "disable" });
  expect(world.open.queries.select().from(linkedChats).where(isNull(linkedChats.endedAt)).all()).toEqual([]);
});
