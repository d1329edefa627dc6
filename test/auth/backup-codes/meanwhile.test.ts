import { expect, test } from "vitest";
import { SECOND } from "../../../src/shared/clock.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { openSignedIn, type SignedInWorld } from "../two-factor/world.ts";
import { askForCode, CAFE, idOf, OFFICE } from "../world.ts";
import { codesOf, enter, LUCIA, pendingOf } from "./holder.ts";

async function openHolder() {
  const world = await openSignedIn();
  const here = await world.enter(LUCIA.address);
  const codes = await codesOf(world, here.session);
  world.clock.advance(SECOND);
  return { world, here, codes };
}

/** Mailbox proved in a chat, and the link out of the mail. */
async function linkOf(world: SignedInWorld): Promise<string> {
  await world.type(await askForCode(world, LUCIA.address));
  await world.auth.backupCodes.mailRenewalLink({ origin: world.originOf("chat"), idempotencyKey: world.newKey() });
  return world.lastSecrets()["renewal"] ?? "";
}

test("of two backup codes typed on one page at once, one opens a session and the other stays unused", async () => {
  const { world, here, codes } = await openHolder();
  const pending = await pendingOf(world);
  const kinds = await Promise.all([enter(world, 1, codes[0], pending), enter(world, 2, codes[1], pending)]);
  expect(kinds.sort()).toEqual(["dead", "signed-in"]);
  expect(await world.auth.backupCodes.overview(here)).toMatchObject({ value: { active: { left: 9 } } });
});

test("two-step verification turned off while fresh codes are being made: none are", async () => {
  const { world, here } = await openHolder();
  await world.auth.twoSteps.requestCode({ ...here, turn: "off", language: "en" });
  const digits = world.lastCode();
  const [drawn, off] = await Promise.all([
    world.auth.backupCodes.draw({ ...here, idempotencyKey: world.newKey() }),
    world.auth.twoSteps.confirm({ ...here, turn: "off", digits }),
  ]);
  expect([drawn, off.ok]).toEqual([{ ok: false, reason: "two-steps-off" }, true]);
  expect(await world.auth.backupCodes.overview(here)).toMatchObject({ value: { waiting: undefined } });
});

test("a renewal link in the mail is dead once two-step verification was turned off", async () => {
  const { world, here } = await openHolder();
  const token = await linkOf(world);
  await world.turn(here, "off");
  expect(await world.auth.backupCodes.inspectRenewalLink(token)).toEqual({ kind: "dead" });
  const renewed = await world.auth.backupCodes.renew({ token, password: LUCIA.password, seen: CAFE });
  expect(renewed).toEqual({ ok: false, reason: "dead-link" });
});

test("disabled by an admin, nobody makes a set from a renewal link active, nor is told of one that is", async () => {
  for (const when of ["shown", "saved"] as const) {
    const { world, codes } = await openHolder();
    const token = await linkOf(world);
    const shown = await world.auth.backupCodes.renew({ token, password: LUCIA.password, seen: CAFE });
    const set = shown.ok ? shown.value.set : "";
    const save = () => world.auth.backupCodes.confirmRenewed({ token, set, seen: OFFICE });
    if (when === "saved") expect(await save()).toBe("active");
    const member = idOf(world, LUCIA.address);
    if (!member) throw new Error("nobody");
    const marta = await actingAs(world, MARTA);
    await world.auth.members.change({ ...marta, member, action: "disable" });
    expect(await save()).toBe("gone");
    await world.auth.members.change({ ...marta, member, action: "enable" });
    expect(await enter(world, 1, codes[0])).toBe(when === "shown" ? "signed-in" : "refused");
  }
});
