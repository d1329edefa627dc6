import { expect, test } from "vitest";
import { stepByStep } from "../../src/shared/schedule.ts";
import { chat, openShell, words } from "./world.ts";

/**
 * The program had been down over a weekend. Thousands of chats had fallen silent meanwhile, all were due at the start,
 * and turn followed turn: the sign-in page and `/health` answered after 21 s.
 */
const CHATS = 130;
const AT_ONCE = 100;

/** Counts how often anything else got to go while `work` went on. */
async function turnsOfOthers(work: () => Promise<unknown>): Promise<number> {
  let others = 0;
  let over = false;
  const other = () => {
    others += 1;
    if (!over) setImmediate(other);
  };
  setImmediate(other);
  await work();
  over = true;
  return others;
}

async function silentChats() {
  const shell = await openShell();
  for (let n = 0; n < CHATS; n += 1) await shell.inbox.receive(words("hello", { from: chat(`c${String(n)}`) }));
  const round = async (name: string) => shell.workers.find((one) => one.name === name)?.drain();
  return { shell, round };
}

test("every turn and every piece of work lets a request through before the next", async () => {
  const { round } = await silentChats();
  expect(await turnsOfOthers(() => round("turns"))).toBeGreaterThanOrEqual(CHATS);
});

test("alarms that are all due at once ring in portions, longest waiting first, and none is left", async () => {
  const { shell, round } = await silentChats();
  await shell.drain();
  // The first one writes again, so it falls silent last.
  shell.clock.advance(1000);
  await shell.tell(words("hello", { from: chat("c0") }));
  shell.clock.advance(31 * 60_000);
  const silences = async (n: number) =>
    (await shell.said(chat(`c${String(n)}`))).filter((text) => text.startsWith("en:silence")).length;
  expect(await round("timers")).toBe(AT_ONCE);
  await round("turns");
  expect(await silences(0)).toBe(0);
  expect([await round("timers"), await round("timers")]).toEqual([CHATS - AT_ONCE, 0]);
  await shell.drain();
  for (let n = 0; n < CHATS; n += 1) expect(await silences(n)).toBe(1);
});

test("steps are counted until one finds nothing, and others go between any two", async () => {
  let left = 20;
  const others = await turnsOfOthers(async () => {
    expect(await stepByStep(() => Promise.resolve((left -= 1) >= 0))).toBe(20);
  });
  expect(others).toBeGreaterThanOrEqual(20);
});
