import { beforeEach, describe, expect, test } from "vitest";
import { LIMITS, type Visitor } from "../../src/auth/auth.ts";
import { email, idempotencyKey } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
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

describe("the button of a mail that a stranger caused", () => {
  const disown = () => world.lastSecrets()["disown"] ?? "";

  test("gives whoever reads it tries of their own, once", async () => {
    await shutStrangersOut();
    await comesIn(undefined);
    expect(world.readMails().at(-1)?.template).toBe("tries-stopped");
    const token = disown();
    expect(await world.auth.devices.inspectPass(token)).toMatchObject({ address: ANA.who });
    expect(await world.auth.devices.takePass(token)).toBe("taken");
    expect(await world.auth.devices.takePass(token)).toBe("dead");
    const held = await world.auth.devices.afterLink(token, undefined);
    expect(await comesIn(held)).toBe("signed-in");
  });

  test("is dead when the owner said that it was not them, and saying so is not kept from them by it", async () => {
    await world.ask(ANA.who);
    const token = disown();
    expect(await world.auth.devices.takePass(token)).toBe("taken");
    expect(await world.auth.disown.stop(token)).toBe("stopped");
    await world.ask(ANA.who, "another chat");
    const next = disown();
    await world.auth.disown.stop(next);
    expect(await world.auth.devices.takePass(next)).toBe("dead");
  });

  test("comes once a day, and for an address without an account just so", async () => {
    const forgot = (who: string, times: number) =>
      world.auth.passwords.requestResetLink({
        address: email(who),
        language: "en",
        seen: { ...STRANGER, address: `192.0.2.${String(times)}` },
        idempotencyKey: idempotencyKey(`${who} ${String(times)}`),
      });
    for (let times = 0; times < 20; times += 1)
      for (const who of [ANA.who, "nobody@tidewater.example"]) await forgot(who, times);
    const told = world.readMails().filter(({ template }) => template === "tries-stopped");
    expect(told.map(({ recipient }) => recipient === "decoy")).toEqual([false, true]);
    world.clock.advance(DAY - HOUR);
    await forgot(ANA.who, 21);
    expect(world.readMails().filter(({ template }) => template === "tries-stopped")).toHaveLength(2);
  });
});

test("a new password by a mailed link makes this browser known, and every other a stranger", async () => {
  const held = await signIn();
  await shutStrangersOut();
  await world.auth.passwords.requestResetLink({
    address: email(ANA.who),
    language: "en",
    seen: STRANGER,
    idempotencyKey: world.newKey(),
  });
  const token = world.lastSecrets()["reset"] ?? "";
  const password = "seven quiet harbours";
  await world.auth.passwords.changePassword({ token, password, repeated: password, seen: STRANGER });
  expect(world.auth.devices.read(await world.auth.devices.afterLink(token, undefined))).toHaveLength(1);
  world.clock.advance(MINUTE);
  await shutStrangersOut();
  expect((await world.signIn(ANA.who, password, { ...STRANGER, device: held })).kind).toBe("refused");
});
