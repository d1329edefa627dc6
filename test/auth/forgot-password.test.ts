import { expect, test } from "vitest";
import { OFFICE, askForCode, idOf, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";
const fresh = "wandering-otter-7";

test("a mailed code, a mailed link and a new password lead back in", async () => {
  const world = await openWorld();
  expect(await world.type(await askForCode(world, ana))).toBe("right");
  expect(await world.mailLink()).toBe("mailed");
  const token = world.lastSecrets()["reset"] ?? "";
  expect(await world.auth.passwords.inspectResetLink(token)).toBeDefined();
  const change = { token, password: fresh, repeated: fresh, seen: OFFICE };
  expect(await world.auth.passwords.changePassword(change)).toEqual({ ok: true, value: "changed" });
  const entered = await world.signIn(ana, fresh);
  expect(entered.kind).toBe("signed-in");
  expect(world.readMails().map((mail) => mail.template)).toEqual(["code", "reset-link", "password-changed"]);
  expect(new Set(world.readMails().map((mail) => mail.recipient))).toEqual(new Set([idOf(world, ana)]));
});
