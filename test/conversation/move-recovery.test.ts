import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { recoveries } from "../../db/schema/recovery.ts";
import type { ChatAddress } from "../../src/channels/channel.ts";
import { readFlows } from "../../src/serve.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { LUCIA, pressBy, secretsOfNewest } from "../auth/recovery/recover.ts";
import { chat, messenger, openShell, words } from "./world.ts";

// A recovery went along with its request to the admins, and where there is no account nobody is asked. So whoever went on
// in Telegram was told at once that it had ended, and a stranger learned that there was no such account.

const phone: ChatAddress = { channel: "telegram", bot: "bot", chat: "ana" };

/** A lost mailbox, up to where the admins are asked. */
async function askingIn(address: string) {
  const { library } = readFlows();
  const shell = await openShell({ library, channels: [messenger(), messenger("telegram")] });
  await shell.tell(`I cannot open my mailbox any more, ${address}`);
  for (const answer of ["no", "ana.new@mailbox.example"]) await shell.tell(answer);
  await shell.tell(secretsOfNewest(shell.world, "mailbox-code")["code"] ?? "");
  expect((await shell.said()).at(-1)).toContain("lost-email-access.passed-on");
  const move = async () => shell.tell(words((await shell.moveToken(chat())) ?? "", { from: phone }));
  const newest = () =>
    shell.world.open.queries
      .select()
      .from(recoveries)
      .orderBy(sql`rowid desc`)
      .get();
  const vouch = async () =>
    shell.world.auth.recovery.vouch(pressBy(shell.world, newest()?.id ?? "", "marta@acme.example"));
  const later = async (time: number) => {
    shell.clock.advance(time);
    await shell.world.auth.recovery.due();
    await shell.drain();
  };
  const heard = async () => (await shell.said(phone)).map((line) => line.split(" ")[0]?.replace(/^\w+:/u, ""));
  return { ...shell, move, newest, vouch, later, heard };
}

test.each([
  ["an account", LUCIA],
  ["no account", "nobody@acme.example"],
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
