import { NOBODY } from "../../src/auth/spender.ts";
import { expect, test } from "vitest";
import { crowdedOut } from "../../src/auth/mailed-codes/rules.ts";
import { codeMac, conversationId, after, instant } from "../../src/shared/brand.ts";
import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { askForCode, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";
const otherThan = (code: string) => (code === "000000" ? "111111" : "000000");
const here = conversationId("chat");

test("a wrong code proves nothing, and neither does one that came too late", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  expect(await world.type(otherThan(code))).toBe("wrong");
  expect(await world.auth.codes.provedAccount(here)).toBeUndefined();
  world.clock.advance(9 * MINUTE);
  await world.ask(ana);
  world.clock.advance(2 * MINUTE);
  expect(await world.type(code)).toBe("expired");
  expect(await world.auth.codes.provedAccount(here)).toBeUndefined();
  expect(await world.mailLink()).toBe("unproved");
});

test("an old code is too late even while a newer one of the same challenge is good", async () => {
  const world = await openWorld();
  const first = await askForCode(world, ana);
  world.clock.advance(5 * MINUTE);
  const second = await askForCode(world, ana);
  world.clock.advance(5 * MINUTE + SECOND);
  expect(await world.type(first)).toBe("expired");
  expect(await world.type(second)).toBe("right");
});

test("with the clock set back a proof proves nothing", async () => {
  const world = await openWorld();
  await world.type(await askForCode(world, ana));
  world.clock.advance(-MINUTE);
  expect(await world.auth.codes.provedAccount(here)).toBeUndefined();
  expect(await world.mailLink()).toBe("unproved");
});

test("the same digits are another secret in another conversation", async () => {
  const { auth } = await openWorld();
  const elsewhere = conversationId("elsewhere");
  expect(auth.codes.macOf(here, "123456")).not.toBe(auth.codes.macOf(elsewhere, "123456"));
});

const OPEN = {
  ...({ id: "challenge", account: undefined, purpose: "sign-in", channel: "portal", conversation: here } as const),
  ...({ spender: NOBODY, language: "en", budget: "entered", openedAt: instant(0), tries: 0, ended: false } as const),
};

test("of four codes that are good at once the oldest ends", () => {
  const now = instant(0);
  const codeOf = (id: string) => ({
    id,
    mac: codeMac(id),
    digits: 6,
    mailedAt: now,
    expiresAt: after(now, MINUTE),
    ended: false,
  });
  const leaving = (...ids: string[]) => crowdedOut({ ...OPEN, codes: ids.map(codeOf) }, now);
  expect(leaving("one", "two")).toEqual([]);
  expect(leaving("one", "two", "three")).toEqual([{ kind: "code-retired", id: "one" }]);
});
