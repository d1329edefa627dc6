import { isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import { conversationId } from "../../../src/shared/brand.ts";
import { HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { codesOf, LUCIA as BY_PASSWORD, sessionOf } from "../backup-codes/holder.ts";
import { getResetToken, OFFICE, openWorld, type World } from "../world.ts";
import { askIn, LUCIA, NEW, opened, pressBy, promote, proveIn, secretsOfNewest, stageOf } from "./recover.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
  promote(world, "ana@tidewater.example");
});

/** A chat that is linked to Lucía, typed with a code of hers. */
async function linkHers(session: string): Promise<void> {
  const drawn = await world.auth.linkedChats.drawCode({ session, seen: OFFICE });
  const mac = world.auth.linkedChats.macOf(drawn.ok ? drawn.value.code.replaceAll("-", "") : "");
  const origin = { channel: "telegram", conversation: conversationId("phone") } as const;
  await world.auth.linkedChats.link({ mac, origin, idempotencyKey: world.newKey() });
}

const linked = () => world.open.queries.select().from(linkedChats).where(isNull(linkedChats.endedAt)).all().length;

test("what could be had by the old mailbox ends with it: reset links, backup codes, linked chats", async () => {
  const session = await sessionOf(world);
  const [code = ""] = await codesOf(world, session);
  await linkHers(session);
  const id = await opened(world);
  await world.auth.recovery.vouch(pressBy(world, id, "marta@tidewater.example"));
  const reset = await getResetToken(world, LUCIA);
  expect([linked(), (await world.auth.passwords.inspectResetLink(reset))?.address]).toEqual([1, LUCIA]);
  await world.auth.recovery.agree(pressBy(world, id, "ana@tidewater.example"));
  expect([stageOf(world, id), linked()]).toEqual(["done", 0]);
  expect(await world.auth.passwords.inspectResetLink(reset)).toBeUndefined();
  const entered = await world.signIn(NEW, BY_PASSWORD.password);
  const pending = entered.kind === "code-mailed" ? entered.pending : "";
  const typed = { number: "1", code };
  expect(await world.auth.backupCodes.signIn({ pending, typed, seen: OFFICE })).toEqual({ kind: "refused" });
});

test("a code for the new mailbox is mailed again after a minute only, and not after five wrong ones", async () => {
  expect(await askIn(world, "lost")).toMatchObject({ kind: "mailed" });
  expect(await askIn(world, "lost")).toMatchObject({ kind: "wait" });
  const right = secretsOfNewest(world, "mailbox-code")["code"] ?? "";
  const wrong = right === "000000" ? "111111" : "000000";
  for (let tries = 0; tries < 5; tries += 1) await proveIn(world, "lost", wrong);
  world.clock.advance(MINUTE);
  expect(await askIn(world, "lost")).toEqual({ kind: "used-up" });
});

test("stopped by its owner, recovery is asked for nobody, and a code that is on its way proves nothing", async () => {
  const account = () => world.open.queries.select().from(mailboxClaims).all().at(-1)?.account;
  await world.ask(LUCIA, "elsewhere");
  const disown = world.lastSecrets()["disown"] ?? "";
  await askIn(world, "lost");
  expect(account()).not.toBeNull();
  await world.auth.disown.stop(disown);
  expect(await proveIn(world, "lost")).toBe("expired");
  world.clock.advance(HOUR);
  await askIn(world, "again");
  expect(account()).toBeNull();
});
