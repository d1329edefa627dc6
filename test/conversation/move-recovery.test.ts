import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { recoveries } from "../../db/schema/recovery.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { LUCIA } from "../auth/recovery/recover.ts";
import { askingIn } from "./lost-mailbox.ts";

// A recovery went along with its request to the admins, and where there is no account nobody is asked. So whoever went on
// in Telegram was told at once that it had ended, and a stranger learned that there was no such account.

test.each([
  ["an account", LUCIA],
  ["no account", "nobody@tidewater.example"],
])("a wait for an admin's word goes on in the messenger, the same for %s", async (_which, address) => {
  const asking = await askingIn(address);
  await asking.move();
  await asking.later(DAY / 2);
  expect((await asking.heard()).at(-1)).toBe("shell.moved-here");
  await asking.later(30 * DAY);
  expect(await asking.heard()).toContain("lost-email-access.ended");
});

test("whoever moves while the day's wait runs is told in the messenger when the address has changed", async () => {
  const asking = await askingIn(LUCIA);
  expect(await asking.vouch()).toMatchObject({ to: "vouched" });
  await asking.later(2 * MINUTE);
  await asking.move();
  await asking.later(2 * MINUTE);
  expect((await asking.heard()).slice(-2)).toEqual(["lost-email-access.vouched", "shell.moved-here"]);
  await asking.later(DAY);
  expect(await asking.heard()).toContain("lost-email-access.moved");
  expect(await asking.heard()).not.toContain("lost-email-access.ended");
});

test("a recovery that ran a moment before the move is told as done", async () => {
  const asking = await askingIn(LUCIA);
  expect(await asking.vouch()).toMatchObject({ to: "vouched" });
  await asking.later(2 * MINUTE);
  asking.clock.advance(DAY);
  await asking.world.auth.recovery.due();
  await asking.move();
  await asking.later(2 * MINUTE);
  expect(await asking.heard()).toContain("lost-email-access.moved");
  expect(asking.world.open.queries.select().from(recoveries).where(eq(recoveries.stage, "done")).all()).toHaveLength(1);
});
