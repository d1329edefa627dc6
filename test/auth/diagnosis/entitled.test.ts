import { beforeEach, describe, expect, test } from "vitest";
import { accountId, conversationId } from "../../../src/shared/brand.ts";
import { DAY, MINUTE } from "../../../src/shared/clock.ts";
import { askForCode, CAFE, idOf, OFFICE, openWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const ANA = "ana@tidewater.example";
const inChat = (chat: string) => world.auth.diagnosis.diagnose({ conversation: conversationId(chat) });

async function asAdmin(who: string, password: string, member: string, seen: typeof OFFICE = OFFICE) {
  const entered = await world.signIn(who, password, seen);
  if (entered.kind !== "signed-in") throw new Error(entered.kind);
  const about = { session: entered.session, seen, member: idOf(world, member) ?? accountId("nobody") };
  return { session: entered.session, ask: () => world.auth.diagnosis.diagnose(about) };
}

describe("in a chat", () => {
  test("nothing is told without proof, nor in another conversation, nor when the proof is old", async () => {
    await world.signIn(ANA, "wrong");
    expect(await inChat("chat")).toEqual({ ok: false, reason: "unproved" });
    await world.type(await askForCode(world, ANA));
    expect(await inChat("other")).toEqual({ ok: false, reason: "unproved" });
    expect(await inChat("chat")).toMatchObject({ ok: true, value: { cause: { trouble: "wrong-password" } } });
    world.clock.advance(15 * MINUTE);
    expect(await inChat("chat")).toEqual({ ok: false, reason: "unproved" });
  });

  test("what is told of the failures: how often, when, and from where", async () => {
    const first = world.clock.now();
    await world.signIn(ANA, "wrong", CAFE);
    world.clock.advance(MINUTE);
    const last = world.clock.now();
    await world.signIn(ANA, "wrong again");
    await world.type(await askForCode(world, ANA));
    const from = [OFFICE.address, CAFE.address];
    expect(await inChat("chat")).toMatchObject({ value: { cause: { times: 2, first, last, from } } });
  });

  test("failures of more than 90 days ago are no evidence", async () => {
    await world.signIn(ANA, "wrong");
    world.clock.advance(91 * DAY);
    await world.type(await askForCode(world, ANA));
    expect(await inChat("chat")).toMatchObject({ value: { cause: { trouble: "no-attempt-seen" } } });
  });
});

describe("on the pages", () => {
  test("an admin is told about a member, and about nobody of another workspace", async () => {
    await world.signIn(ANA, "wrong");
    const marta = (member: string) => asAdmin("marta@tidewater.example", "brass-sextant-52", member);
    expect(await (await marta(ANA)).ask()).toMatchObject({ value: { cause: { trouble: "wrong-password" } } });
    expect(await (await marta("tom@tidewater.example")).ask()).toMatchObject({
      value: { cause: { trouble: "locked" } },
    });
    expect(await (await marta("nina@tidewater.example")).ask()).toMatchObject({
      value: { cause: { trouble: "disabled" } },
    });
    expect(await (await marta("uma@breakwater.example")).ask()).toEqual({ ok: false, reason: "not-found" });
    expect(await (await marta("nobody@tidewater.example")).ask()).toEqual({ ok: false, reason: "not-found" });
  });

  test("a member, a stale admin and somebody signed out are told nothing", async () => {
    const member = await asAdmin(ANA, "kelp-barnacle-41", "tom@tidewater.example");
    expect(await member.ask()).toEqual({ ok: false, reason: "not-admin" });
    const admin = await asAdmin("marta@tidewater.example", "brass-sextant-52", ANA);
    world.clock.advance(15 * MINUTE);
    expect(await admin.ask()).toEqual({ ok: false, reason: "password-needed" });
    await world.auth.signIn.signOut(admin.session);
    expect(await admin.ask()).toEqual({ ok: false, reason: "signed-out" });
  });
});
