import { expect, test } from "vitest";
import { openStore } from "../../../src/store/store.ts";
import { openWorld, OFFICE, type World } from "../../auth/world.ts";
import { killable } from "../killable-store.ts";
import { messenger, shellOn, TROUBLE, words } from "../world.ts";
import { type FakeGroup, fakeGroup } from "./fake-group.ts";
import { alone, LEA } from "./world.ts";

/** Longer than any lease. */
const LATER = 61_000;

async function linkLea(world: World, shell: ReturnType<typeof shellOn>) {
  const entered = await world.signIn(LEA.address, LEA.password, OFFICE);
  const session = entered.kind === "signed-in" ? entered.session : "";
  const drawn = await world.auth.linkedChats.drawCode({ session, seen: OFFICE });
  await shell.tell(words(drawn.ok ? drawn.value.code : "", { from: alone("lea") }));
}

/** A case is opened, shown, answered and closed; the process dies before write number `at` and starts again. */
async function live(at: number) {
  const store = killable(openStore(":memory:"));
  const world = await openWorld(store.open);
  const group = fakeGroup();
  const start = () =>
    shellOn(world, world.clock, { forum: () => group, channels: [messenger(), messenger("telegram")] });
  let shell = start();
  await linkLea(world, shell);
  await shell.tell(TROUBLE);
  store.killAt(at);
  const attempt = async (work: () => Promise<unknown>) => {
    await work().catch(() => undefined);
    if (!store.isDead()) return;
    store.revive();
    world.clock.advance(LATER);
    shell = start();
    await work();
  };
  const person = words("I want to talk to a person");
  await attempt(() => shell.tell(person));
  for (const [n, body] of SAID.entries()) await attempt(() => hear(shell, group, `g${String(n)}`, body));
  const [{ number } = { number: "" }] = await shell.cases();
  const unnumbered = (texts: readonly string[]) =>
    texts.map((text) => text.replaceAll(number, "NUMBER").replaceAll(/ (?:goodLeft|sentAgo)=\d+/gu, ""));
  const open = [...group.topics.values()].at(-1)?.isOpen;
  const whole = { said: unnumbered(await shell.said()), posts: unnumbered(once(group)), open };
  const result = { whole, topics: group.topics.size, writes: store.writes() };
  store.open.close();
  return result;
}

const SAID = [
  { kind: "text", text: "Hello" },
  { kind: "command", command: "note", text: "a note" },
  { kind: "command", command: "close", text: "" },
] as const;

async function hear(
  shell: ReturnType<typeof shellOn>,
  group: FakeGroup,
  messageId: string,
  body: (typeof SAID)[number],
) {
  await shell.drain();
  const topic = [...group.topics.keys()].at(-1) ?? "";
  await shell.forumInbox.accept({ topic, messageId, agent: alone("lea"), body, isEdit: false });
  await shell.drain();
}

/** A message that stands there twice in a row counts once: that is what a kill at the wrong moment may do. */
const once = (group: FakeGroup) => {
  const lines = group.read().flatMap((text) => text.split("\n\n"));
  return lines.filter((text, n) => !lines.slice(0, n).includes(text));
};

test("killed before any write between opening and closing, the topic and the chat end as if nothing had happened", async () => {
  const { whole, writes, topics } = await live(Infinity);
  expect(topics).toBe(1);
  expect(whole.open).toBe(false);
  expect(writes).toBeGreaterThan(40);
  for (let at = 0; at < writes; at += 1) {
    const again = await live(at);
    expect({ at, ...again.whole }).toEqual({ at, ...whole });
    expect(again.topics).toBeLessThanOrEqual(2);
  }
}, 120_000);
