import { expect, test } from "vitest";
import { type Hasher, auditChain, createAuth } from "../../../src/auth/auth.ts";
import { DAY, MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { authStore } from "../../../src/store/store.ts";
import { cheapHasher } from "../../fixtures/planted.ts";
import { CAFE, OFFICE, type World, openWorld } from "../world.ts";
import { LUCIA, causesOf, codesOf, drawIn, enter, pendingOf, sessionOf, setAccount } from "./holder.ts";

const wrong = "0000-0000-0000-0000";

async function openHolder() {
  const world = await openWorld();
  const session = await sessionOf(world);
  const codes = await codesOf(world, session);
  world.clock.advance(SECOND);
  return { world, session, codes };
}

const leftOf = async (world: World, session: string) => {
  const overview = await world.auth.backupCodes.overview({ session, seen: OFFICE });
  return overview.ok ? overview.value.active?.left : overview.reason;
};

test("each of ten codes opens one session, and its owner is told how many are left and from where", async () => {
  const { world, session, codes } = await openHolder();
  for (const [index, code] of codes.entries()) {
    expect(await enter(world, index + 1, code)).toBe("signed-in");
    expect(await leftOf(world, session)).toBe(9 - index);
    const mail = world.readMails().at(-1);
    expect(mail).toMatchObject({ template: "backup-code-used", details: { left: 9 - index, address: OFFICE.address } });
    world.clock.advance(DAY);
  }
  expect(await enter(world, 3, codes[2])).toBe("refused");
  expect(causesOf(world).slice(-2)).toEqual(["password-right", "no-backup-codes"]);
});

test("a used code, a wrong one, and one of another number are refused alike; the record keeps the difference", async () => {
  const { world, codes } = await openHolder();
  await enter(world, 3, codes[2]);
  const pending = await pendingOf(world);
  expect(await enter(world, 3, codes[2], pending)).toBe("refused");
  expect(await enter(world, 4, wrong, pending)).toBe("refused");
  expect(await enter(world, 5, codes[5], pending)).toBe("refused");
  expect(causesOf(world).slice(-3)).toEqual(["backup-code-used", "backup-code-wrong", "backup-code-wrong"]);
  expect(await enter(world, 4, codes[3], pending)).toBe("signed-in");
  expect(causesOf(world).at(-1)).toBe("signed-in-with-backup-code");
});

test("codes mailed and codes saved share five tries of a sign-in; the fifth wrong one ends it", async () => {
  const { world, codes } = await openHolder();
  const pending = await pendingOf(world);
  for (let i = 0; i < 2; i += 1) await world.auth.signIn.withCode({ pending, digits: "000000", seen: OFFICE });
  for (let i = 0; i < 2; i += 1) expect(await enter(world, 1, wrong, pending)).toBe("refused");
  expect(await enter(world, 1, wrong, pending)).toBe("dead");
  expect(await enter(world, 1, codes[0], pending)).toBe("dead");
});

test("ten failures over all factors lock, and the lock ends the open sign-in for good", async () => {
  const { world, codes } = await openHolder();
  for (let i = 0; i < 8; i += 1) await world.signIn(LUCIA.address, "wrong");
  const pending = await pendingOf(world);
  expect(await enter(world, 1, wrong, pending)).toBe("refused");
  expect(await enter(world, 1, wrong, pending)).toBe("dead");
  expect((await world.signIn(LUCIA.address, LUCIA.password)).kind).toBe("refused");
  world.clock.advance(15 * MINUTE);
  expect(await enter(world, 1, codes[0], pending)).toBe("dead");
  expect(await enter(world, 1, codes[0])).toBe("signed-in");
});

test("what is no code with a number costs no try", async () => {
  const { world, codes } = await openHolder();
  const pending = await pendingOf(world);
  for (let i = 0; i < 9; i += 1)
    expect(
      (await world.auth.backupCodes.signIn({ pending, typed: { number: "", code: "ABC" }, seen: OFFICE })).kind,
    ).toBe("unreadable");
  expect(await enter(world, 2, codes[1], pending)).toBe("signed-in");
});

test("a right code does not help an account that was disabled meanwhile, or after the sign-in grew old", async () => {
  const { world, codes } = await openHolder();
  const pending = await pendingOf(world);
  setAccount(world, { status: "disabled" });
  expect(await enter(world, 1, codes[0], pending)).toBe("refused");
  setAccount(world, { status: "active" });
  world.clock.advance(10 * MINUTE);
  expect(await enter(world, 1, codes[0], pending)).toBe("dead");
});

test("codes that were not said to be saved open nothing", async () => {
  const world = await openWorld();
  const { codes } = await drawIn(world, await sessionOf(world));
  expect(await enter(world, 1, codes[0])).toBe("refused");
  expect(causesOf(world).at(-1)).toBe("no-backup-codes");
});

/** The login module of a world, counting what it verifies. */
function counting({ open, clock, random, secrets }: World) {
  const count = { verified: 0 };
  const verify: Hasher["verify"] = (stored, password) => {
    count.verified += 1;
    return cheapHasher.verify(stored, password);
  };
  const store = authStore(open, random, auditChain(secrets));
  return { count, auth: createAuth({ store, clock, random, secrets, hasher: { ...cheapHasher, verify } }) };
}

test("one guess costs one hash, whatever there is to compare with; without a sign-in under way it costs none", async () => {
  const { world, codes } = await openHolder();
  const { count, auth } = counting(world);
  const pending = await pendingOf(world);
  const costs: number[] = [];
  for (const [number, code = ""] of [
    ["1", wrong],
    ["10", codes[0]],
    ["1", codes[0]],
  ] as const) {
    count.verified = 0;
    await auth.backupCodes.signIn({ pending, typed: { number, code }, seen: CAFE });
    costs.push(count.verified);
  }
  expect(costs).toEqual([1, 1, 1]);
  await auth.backupCodes.signIn({ pending: "nobody's", typed: { number: "1", code: wrong }, seen: CAFE });
  expect(count.verified).toBe(1);
});

test("This wasn't me, pressed in the mail about a used code, ends the session that the code opened", async () => {
  const { world, session, codes } = await openHolder();
  const typed = { number: "1", code: codes[0] ?? "" };
  const entered = await world.auth.backupCodes.signIn({ pending: await pendingOf(world), typed, seen: CAFE });
  const stranger = "session" in entered ? entered.session : "";
  expect(await world.auth.signIn.who(stranger, CAFE)).toBeDefined();
  expect(await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "")).toBe("stopped");
  expect(await world.auth.signIn.who(stranger, CAFE)).toBeUndefined();
  expect(await world.auth.signIn.who(session, OFFICE)).toBeDefined();
  expect(await leftOf(world, session)).toBe(9);
});
