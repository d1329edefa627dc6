import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { PACE } from "../../../src/channels/whatsapp-web/pacing.ts";
import { openStories, type StoryWorld } from "./story-world.ts";

/** The whole program with the real library and the pace that is shipped. */
let world: StoryWorld;
beforeAll(async () => {
  world = await openStories([]);
}, 240_000);
afterAll(() => world.close());

const HEALTH = z.object({ channels: z.record(z.string(), z.string()) });
const health = async () => HEALTH.parse(await (await fetch(`${world.baseUrl}/health`)).json()).channels["whatsapp-web"];

const to = (chat: string) => world.servers.sent.filter((one) => one.chat === chat);
const PATIENCE = { timeout: 60_000, interval: 20 };
/** What the way through a busy page may take off a gap: messages are seen when they are out. */
const JITTER = 1000;

// The life of the adapter was tested at a pace of zero, and the stories with two minutes of patience: at the real pace
// every second message failed, and of three people two were answered within a minute.
test("three people who write at once are all answered within ten seconds, each bubble in its place", async () => {
  const people = ["ana@acme.example", "petra@acme.example", "joao@acme.example"];
  const chats = people.map((_, n) => `1555011000${n}@c.us`);
  for (const [n, who] of people.entries()) world.servers.say(chats[n] ?? "", `I forgot my password, ${who}`);
  await Promise.all(chats.map(goesOn));
  const all = world.servers.sent.map(({ at }) => at);
  // From the first word on: what this machine takes to think until then is a matter of `npm run bench`.
  expect(Math.max(...all) - Math.min(...all)).toBeLessThan(10_000);
  expect(Math.min(...chats.map(gapIn))).toBeGreaterThan(PACE.chat - JITTER);
  expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan((all.length - 1) * PACE.overall - JITTER);
  expect(world.troubles).toEqual([]);
}, 120_000);

/** Writes again as soon as there is an answer, and waits for the second one. */
async function goesOn(chat: string): Promise<void> {
  await vi.waitFor(() => expect(to(chat).length).toBeGreaterThanOrEqual(1), PATIENCE);
  world.servers.say(chat, "why?");
  await vi.waitFor(() => expect(to(chat).length).toBeGreaterThanOrEqual(2), PATIENCE);
}

const gapIn = (chat: string) => (to(chat)[1]?.at ?? 0) - (to(chat)[0]?.at ?? 0);

test("one person hears the second answer at the pace of a chat, not after retries", async () => {
  const chat = "15550110009@c.us";
  world.servers.say(chat, "I forgot my password, ana@acme.example");
  await goesOn(chat);
  expect(gapIn(chat)).toBeGreaterThan(PACE.chat - JITTER);
  expect(gapIn(chat)).toBeLessThan(PACE.chat + 2 * JITTER);
}, 120_000);

// After a change of WhatsApp's page the library said "No LID for user" of everybody. It was taken for "nobody there",
// and the answers to people who had just written were thrown away, with health "ready" and an empty log.
test.each([
  ["No LID for user", "15550110011@c.us", /does not find a chat/u],
  ["invalid wid", "15550110012@c.us", /does not find a chat/u],
  ["some other breakage", "15550110013@c.us", /some other breakage/u],
])(
  "a page that says %s loses no line, sends none twice, and is named by health and log",
  async (refuse, chat, why) => {
    const before = world.troubles.length;
    world.servers.manners.refuse = refuse;
    world.servers.say(chat, "I forgot my password, ana@acme.example");
    await vi.waitFor(async () => expect(await health()).toBe("degraded"), PATIENCE);
    expect(world.world.messengers.all[0]?.health().why).toMatch(why);
    const troubles = world.troubles.slice(before).map(String);
    expect(troubles.filter((one) => one.includes("sending: whatsapp-web") && why.test(one))).toHaveLength(1);
    expect(troubles.join()).not.toMatch(/ana@|15550|password/u);
    expect(to(chat)).toEqual([]);
    world.servers.say(chat, "why?");
    world.servers.manners.refuse = undefined;
    await vi.waitFor(() => expect(to(chat).length).toBeGreaterThanOrEqual(2), PATIENCE);
    expect(new Set(to(chat).map(({ body }) => body)).size).toBe(to(chat).length);
    expect(await health()).toBe("ready");
  },
  120_000,
);
