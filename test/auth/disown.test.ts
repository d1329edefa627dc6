import { expect, test } from "vitest";
import { conversationId } from "../../src/shared/brand.ts";
import { DAY, SECOND } from "../../src/shared/clock.ts";
import { CAFE, askForCode, getResetToken, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";

test("looking at the link changes nothing, stopping works once", async () => {
  const world = await openWorld();
  await world.ask(ana);
  const token = world.lastSecrets()["disown"] ?? "";
  for (let i = 0; i < 3; i += 1) expect(await world.auth.disown.inspect(token)).toBeDefined();
  expect(await world.auth.disown.stop(token)).toBe("stopped");
  expect(await world.auth.disown.stop(token)).toBe("dead");
  expect(await world.auth.disown.inspect(token)).toBeUndefined();
  expect(world.readMails().at(-1)).toMatchObject({ template: "disowned" });
});

test("stopping ends open codes, links and proofs", async () => {
  const world = await openWorld();
  const reset = await getResetToken(world, ana, "first");
  const code = await askForCode(world, ana, "second");
  expect(await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "")).toBe("stopped");
  expect(await world.auth.passwords.inspectResetLink(reset)).toBeUndefined();
  expect(await world.type(code, "second")).toBe("expired");
  expect(await world.auth.codes.provedAccount(conversationId("first"))).toBeUndefined();
});

test("for a day afterwards a chat gets the answers of an unknown address, and nothing is mailed", async () => {
  const world = await openWorld();
  await world.ask(ana);
  await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
  const code = await askForCode(world, ana, "later");
  expect(world.readMails().at(-1)?.recipient).toBe("decoy");
  expect(await world.type(code, "later")).toBe("wrong");
  world.clock.advance(DAY + SECOND);
  expect(await world.type(await askForCode(world, ana, "next day"), "next day")).toBe("right");
});

test("pressed in the mail about a new password, it also ends the sessions of whoever set it", async () => {
  const world = await openWorld();
  const token = await getResetToken(world, ana);
  await world.auth.passwords.changePassword({
    token,
    password: "thief-wears-9",
    repeated: "thief-wears-9",
    seen: CAFE,
  });
  const disown = world.lastSecrets()["disown"] ?? "";
  const entered = await world.signIn(ana, "thief-wears-9");
  const session = entered.kind === "signed-in" ? entered.session : "";
  expect(await world.auth.signIn.who(session, CAFE)).toBeDefined();
  expect(await world.auth.disown.stop(disown)).toBe("stopped");
  expect(await world.auth.signIn.who(session, CAFE)).toBeUndefined();
});

test("a link lives seven days", async () => {
  const world = await openWorld();
  await world.ask(ana);
  const token = world.lastSecrets()["disown"] ?? "";
  world.clock.advance(7 * DAY - SECOND);
  expect(await world.auth.disown.inspect(token)).toBeDefined();
  world.clock.advance(SECOND);
  expect(await world.auth.disown.inspect(token)).toBeUndefined();
});
