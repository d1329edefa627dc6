import { expect, test } from "vitest";
import { after } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { openShell } from "./world.ts";

/** A messenger that lets us write only within a day after they wrote, and until then says: in a day. */
async function openChat(wait: number) {
  const shell = await openShell();
  const answered: string[] = [];
  let open = false;
  shell.channel.answer = async ({ key }) => {
    answered.push(key);
    return open ? { kind: "sent" } : { kind: "later", why: "closed", notBefore: after(shell.clock.now(), wait) };
  };
  const write = async () => {
    open = true;
    await shell.tell("hello");
  };
  return { shell, answered, write };
}

test("a line that waits until they write goes out when they do, before the answer to what they wrote", async () => {
  const { shell, write } = await openChat(DAY);
  await shell.tell("hello");
  shell.clock.advance(2 * HOUR);
  await write();
  expect(shell.channel.sent.map(({ text }) => text)).toEqual(await shell.bubbles());
});

test("a line waits for weeks, and is asked for once a day", async () => {
  const { shell, answered, write } = await openChat(DAY);
  await shell.tell("hello");
  for (let hour = 0; hour < 24 * 60; hour += 1) {
    shell.clock.advance(HOUR);
    await shell.drain();
  }
  expect(answered.length).toBeLessThanOrEqual(61);
  await write();
  expect(shell.channel.sent.map(({ text }) => text)).toEqual(await shell.bubbles());
});

test("what waits because of the pace goes on waiting", async () => {
  const { shell, write } = await openChat(10 * MINUTE);
  await shell.tell("hello");
  await write();
  expect(shell.channel.sent).toEqual([]);
});
