import { beforeEach, describe, expect, test } from "vitest";
import { LIMITS, networkOf, type Visitor } from "../../src/auth/auth.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { openWorld, type World } from "./world.ts";

const ANA = { who: "ana@tidewater.example", password: "kelp-barnacle-41" };
const HOME: Visitor = { address: "198.51.100.4", userAgent: "Firefox" };
const STRANGER: Visitor = { address: "192.0.2.66", userAgent: "curl" };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

/** Signs in. @returns what the browser holds from then on */
async function signIn(held?: string, seen = HOME): Promise<string> {
  const entered = await world.signIn(ANA.who, ANA.password, { ...seen, ...(held !== undefined && { device: held }) });
  if (entered.kind !== "signed-in") throw new Error(entered.kind);
  return (await world.auth.devices.afterSignIn(entered.session, held)) ?? "";
}

/** Strangers with as many networks as it takes spend all that strangers have. */
async function shutStrangersOut(): Promise<void> {
  for (let network = 0; network < LIMITS.signIn.failuresOfStrangers / 10; network += 1)
    for (let tries = 0; tries < 10; tries += 1)
      await world.signIn(ANA.who, "wrong", { ...STRANGER, address: `192.0.2.${String(network)}` });
}

const comesIn = async (held: string | undefined, seen = STRANGER) =>
  (await world.signIn(ANA.who, ANA.password, { ...seen, ...(held !== undefined && { device: held }) })).kind;

describe("a browser that signed in before", () => {
  test("is let in from anywhere while strangers are shut out", async () => {
    const held = await signIn();
    await shutStrangersOut();
    expect([await comesIn(undefined), await comesIn(held)]).toEqual(["refused", "signed-in"]);
  });

  test("opens nothing by what it holds: a wrong password stays wrong, and ten lock this browser alone", async () => {
    const held = await signIn();
    const other = await signIn();
    for (let tries = 0; tries < 10; tries += 1)
      expect((await world.signIn(ANA.who, "wrong", { ...HOME, device: held })).kind).toBe("refused");
    expect([await comesIn(held), await comesIn(other)]).toEqual(["refused", "signed-in"]);
    world.clock.advance(15 * MINUTE);
    expect(await comesIn(held)).toBe("signed-in");
  });

  test("is given another mark at each sign-in, and the one before is a stranger's", async () => {
    const first = await signIn();
    const second = await signIn(first);
    await shutStrangersOut();
    expect(second).not.toBe(first);
    expect([await comesIn(first), await comesIn(second)]).toEqual(["refused", "signed-in"]);
  });

  test("is known for this account alone, whatever else it holds", async () => {
    const uma = await world.signIn("olga@breakwater.example", "x");
    expect(uma.kind).toBe("refused");
    const held = await signIn();
    for (let tries = 0; tries < 10; tries += 1)
      await world.signIn("lucia@tidewater.example", "wrong", { ...STRANGER, device: held });
    expect(
      (await world.signIn("lucia@tidewater.example", "gaviota-arena-63", { ...STRANGER, device: held })).kind,
    ).toBe("refused");
  });

  test("holds one mark for each of a few accounts, the newest first", async () => {
    const held = await signIn(await signIn(await signIn()));
    expect(held.split("~")).toHaveLength(1);
    expect(world.auth.devices.read(Array.from({ length: 9 }, () => held).join("~"))).toHaveLength(
      LIMITS.device.perBrowser,
    );
  });

  test.each(["", "x", "~", "a.b.c", `${"A".repeat(8)}.${"B".repeat(43)}.${"C".repeat(43)}`])(
    "with a forged mark (%j) is a stranger",
    async (forged) => {
      await signIn();
      await shutStrangersOut();
      expect(world.auth.devices.read(forged)).toEqual([]);
      expect(await comesIn(forged)).toBe("refused");
    },
  );

  test("is a stranger again when its mark is too old, or when the owner signs out the others", async () => {
    const old = await signIn();
    world.clock.advance(LIMITS.device.lifetime);
    await shutStrangersOut();
    expect(await comesIn(old)).toBe("refused");
    world.clock.advance(2 * DAY);
    const held = await signIn();
    const entered = await world.signIn(ANA.who, ANA.password, HOME);
    if (entered.kind === "signed-in") await world.auth.sessions.endOthers({ session: entered.session, seen: HOME });
    await shutStrangersOut();
    expect(await comesIn(held)).toBe("refused");
  });

  test("of an account are at most so many: the oldest is a stranger again", async () => {
    const first = await signIn();
    for (let more = 0; more < LIMITS.device.perAccount; more += 1) {
      world.clock.advance(MINUTE);
      await signIn();
    }
    await shutStrangersOut();
    expect(await comesIn(first)).toBe("refused");
  });
});

test("a network is one IPv4 address, or the /64 of an IPv6 one: a client owns all of that", () => {
  expect(networkOf("::ffff:192.0.2.7")).toBe(networkOf("192.0.2.7"));
  expect(networkOf("2001:db8:1:2::7")).toBe(networkOf("2001:db8:1:2:ffff::1"));
  expect(networkOf("2001:db8:1:2::7")).not.toBe(networkOf("2001:db8:1:3::7"));
  expect(networkOf("unknown")).toBe("unknown");
});

test("with the addresses of one /64 a stranger is one stranger", async () => {
  for (let tries = 0; tries < 10; tries += 1)
    await world.signIn(ANA.who, "wrong", { ...STRANGER, address: `2001:db8::${String(tries)}` });
  expect(await comesIn(undefined, { ...STRANGER, address: "2001:db8::ff" })).toBe("refused");
  expect(await comesIn(undefined, { ...STRANGER, address: "2001:db8:0:1::ff" })).toBe("signed-in");
});
