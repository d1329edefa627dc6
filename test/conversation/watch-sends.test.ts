import { expect, test } from "vitest";
import type { ChannelHealth, ChannelName, SendResult } from "../../src/channels/channel.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { chat, type FakeMessenger, messenger, openShell, words } from "./world.ts";

/** What a library may say when it breaks: somebody's words and address are in it. */
class LibraryError extends Error {
  override readonly name = "LibraryError";
  readonly code = "E_PARSE";
}
const broken = () => new LibraryError("cannot parse\n    at home I forgot it, ana@tidewater.example (x:1:1)");

/** A shell on one channel, and what is told of it. */
async function openOn(name: ChannelName) {
  const channel = messenger(name);
  const troubles: { readonly where: string; readonly error: unknown }[] = [];
  const onTrouble = (where: string, error: unknown) => void troubles.push({ where, error });
  const shell = await openShell({ channels: [channel], onTrouble });
  const tell = (text: string) => shell.tell(words(text, { from: { ...chat(), channel: name } }));
  /** Lets one try after the other come. */
  const tries = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      await shell.drain();
      shell.clock.advance(5 * MINUTE);
    }
  };
  return { shell, channel, troubles, tell, tries, health: () => shell.healthOf(channel) };
}

const CHANNELS: readonly ChannelName[] = ["web-chat", "terminal", "telegram", "whatsapp-web", "whatsapp-cloud"];
const later = (more: object = {}): SendResult => ({ kind: "later", why: "the page is broken", ...more });

/** The two ways in which a function that promises an answer can throw. */
const THROWS: readonly (readonly [string, FakeMessenger["send"]])[] = [
  [
    "at once",
    () => {
      throw broken();
    },
  ],
  ["late", () => Promise.reject(broken())],
];

test.each(CHANNELS.flatMap((name) => THROWS.map(([when, send]) => [name, when, send] as const)))(
  "%s throws %s: the line waits, the log has it by name, health says so until one goes out",
  async (name, _when, send) => {
    const { shell, channel, troubles, tell, tries, health } = await openOn(name);
    const works = channel.send.bind(channel);
    channel.send = send;
    await tell("hello");
    await tries(3);
    expect(health().state).toBe("degraded");
    expect(health().why).toContain("LibraryError E_PARSE");
    expect(troubles.every(({ where }) => where === `sending: ${name}`)).toBe(true);
    const told = troubles.map(({ error }) => (error instanceof Error ? `${String(error)} ${error.stack ?? ""}` : ""));
    expect(told[0]).toMatch(/LibraryError E_PARSE[\s\S]*watch-sends\.test\.ts/u);
    expect(told.join()).not.toMatch(/ana@|at home|parse\b/u);
    channel.send = works;
    await tries(1);
    expect(health()).toEqual({ state: "ready" });
    expect(channel.sent.map(({ text }) => text)).toEqual(await shell.said({ ...chat(), channel: name }));
  },
);

test("two failed tries are bad luck, three in a row are told, and no other try is logged", async () => {
  const { channel, troubles, tell, tries, health } = await openOn("whatsapp-web");
  channel.answer = async () => later();
  await tell("hello");
  await tries(1);
  expect([troubles.length, health().state]).toEqual([0, "ready"]);
  await tries(6);
  expect([troubles.length, health().state]).toEqual([1, "degraded"]);
  expect(health().why).toBe(
    "The last 7 tries to send a message failed: the page is broken. What waits is tried again. Look for the reason in the log.",
  );
});

test("one message that never goes is told, however well the others go, and the channel stays ready", async () => {
  const { shell, channel, troubles, tell, tries, health } = await openOn("telegram");
  channel.answer = async ({ to }) => (to.chat === "ana" ? later() : { kind: "sent" });
  await tell("hello");
  for (let n = 0; n < 4; n += 1) {
    await shell.tell(words("hello", { from: { ...chat("bob"), channel: "telegram" } }));
    await tries(1);
  }
  expect(troubles).toHaveLength(1);
  expect(String(troubles[0]?.error)).toContain("Of one and the same message");
  expect(health()).toEqual({ state: "ready" });
});

test("what waits for its turn is no failure, and what is refused is about one person", async () => {
  const { channel, troubles, tell, tries, health } = await openOn("telegram");
  const answers: SendResult[] = [later({ isWait: true }), later({ isWait: true }), { kind: "refused", why: "gone" }];
  channel.answer = async () => answers.shift() ?? later({ isWait: true });
  await tell("hello");
  await tell("hello again");
  await tries(8);
  expect([troubles, health()]).toEqual([[], { state: "ready" }]);
});

test("a channel that says itself what is wrong keeps its own words", async () => {
  const { shell, channel, tell, tries } = await openOn("whatsapp-cloud");
  channel.answer = async () => later();
  await tell("hello");
  await tries(4);
  const said: ChannelHealth = { state: "needs-pairing", why: "No phone is joined yet." };
  expect(shell.healthOf({ ...channel, health: () => said })).toEqual(said);
  expect(shell.healthOf({ ...channel, health: () => ({ state: "ready", figures: { sent: 3 } }) })).toMatchObject({
    state: "degraded",
    figures: { sent: 3 },
  });
});
