import { expect, test } from "vitest";
import { add, EVA } from "../set-up/world.ts";
import { idOf, OFFICE, openWorld } from "../world.ts";

const MARTA = { address: "marta@tidewater.example", password: "brass-sextant-52" };

/** Marta, an admin, is signed in; Eva was invited. */
async function openWithAdmin() {
  const world = await openWorld();
  await add(world, "Tidewater Ferries");
  const entered = await world.signIn(MARTA.address, MARTA.password);
  const session = entered.kind === "signed-in" ? entered.session : "";
  const eva = idOf(world, EVA.email);
  if (!eva) throw new Error("Eva is not there.");
  const act = (action: Parameters<typeof world.auth.members.change>[0]["action"]) =>
    world.auth.members.change({ session, seen: OFFICE, member: eva, action });
  const list = () => world.auth.members.list({ session, seen: OFFICE });
  return { ...world, act, list };
}

const standingOf = async ({ list }: Awaited<ReturnType<typeof openWithAdmin>>) => {
  const members = await list();
  return members.ok ? members.value.find(({ email }) => email === EVA.email)?.status : members.reason;
};

test("an admin sees who was invited, and mails the invitation again in place of a reset", async () => {
  const world = await openWithAdmin();
  const before = world.lastSecrets()["reset"] ?? "";
  expect(await standingOf(world)).toBe("invited");
  expect(await world.act("mail-reset-link")).toEqual({ ok: true, value: "invited" });
  expect(world.readMails().at(-1)?.template).toBe("invitation");
  expect(await world.auth.invitations.inspect(before)).toEqual({ kind: "dead" });
});

test("disabled before there was a password and enabled again: invited anew, never active without one", async () => {
  const world = await openWithAdmin();
  const first = world.lastSecrets()["reset"] ?? "";
  expect(await world.act("enable")).toEqual({ ok: false, reason: "unchanged" });
  expect(await world.act("disable")).toEqual({ ok: true, value: "done" });
  expect(await world.auth.invitations.inspect(first)).toEqual({ kind: "dead" });
  expect(await world.act("enable")).toEqual({ ok: true, value: "invited" });
  expect(await standingOf(world)).toBe("invited");
  const { email, kind } = {
    email: undefined,
    ...(await world.auth.invitations.inspect(world.lastSecrets()["reset"] ?? "")),
  };
  expect([kind, email]).toEqual(["good", EVA.email]);
});
