import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { InboundBody } from "../../src/channels/channel.ts";
import { DAY } from "../../src/shared/clock.ts";
import { openStore } from "../../src/store/store.ts";
import { openChatPage } from "../channels/web-chat/chat-page.ts";
import { openPostOffice, type PostOffice } from "../doubles/post-office.ts";
import { openFrontDoor } from "./front-door.ts";
import { hostile, inSentence, STORED } from "./hostile-addresses.ts";
import { expectOnlyStored } from "./only-stored.ts";
import { posted } from "./posted.ts";
import { openWorld, type SecurityWorld } from "./world.ts";

/** The last of them was invited and has no password yet. */
const people = STORED.map((address, at) => ({
  address,
  kind: at === STORED.length - 1 ? ("invited" as const) : ("known" as const),
}));
let office: PostOffice;
let world: SecurityWorld;
beforeEach(async () => {
  office = await openPostOffice();
  world = await openWorld({ store: openStore(":memory:"), people, smtpUrl: office.url });
});
afterEach(async () => {
  world.webChat.close();
  world.store.close();
  await office.close();
});

const CHATS = 500;
const MESSAGES = 4;

const text = inSentence.map((words): InboundBody => ({ kind: "text", text: words }));
const choice = hostile.map((words): InboundBody => ({ kind: "choice", option: words.slice(0, 128), label: words }));
const body = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: choice });
const opening = hostile.map((words): InboundBody => ({ kind: "text", text: `I forgot my password, I'm ${words}` }));
const chat = fc.tuple(opening, fc.array(body, { minLength: MESSAGES - 1, maxLength: MESSAGES - 1 }));

test(`${String(CHATS * MESSAGES)} hostile messages: mail leaves for stored addresses only, one each`, async () => {
  let chats = 0;
  let messages = 0;
  const property = fc.asyncProperty(chat, async ([first, others]) => {
    const from = { channel: "web-chat", bot: "portal", chat: `chat ${String((chats += 1))}` } as const;
    for (const one of [first, ...others])
      await world.receive({ from, messageId: `m${String((messages += 1))}`, body: one });
    await world.deliverMails();
    world.clock.advance(DAY);
  });
  await fc.assert(property, { numRuns: CHATS, endOnFailure: true });
  expect(messages).toBe(CHATS * MESSAGES);
  expect(await expectOnlyStored(office)).toBeGreaterThan(100);
}, 600_000);

test("a megabyte of addresses in one message is refused, and half of what may be stored names nobody", async () => {
  const from = { channel: "web-chat", bot: "portal", chat: "long" } as const;
  const list = (length: number) =>
    "ana@acme.example,evil-mallory@x.example;".repeat(Math.ceil(length / 40)).slice(0, length);
  const say = (messageId: string, length: number) =>
    world.receive({ from, messageId, body: { kind: "text", text: `I forgot my password ${list(length)}` } });
  expect(await say("m1", 1_000_000)).toBe("refused");
  expect(await say("m2", 32_000)).toBe("stored");
  expect(await say("m3", 3_900)).toBe("stored");
  await world.deliverMails();
  await expectOnlyStored(office);
  const invited = office.received.filter(({ raw }) => raw.includes("Subject: Your invitation"));
  expect(office.received.length - invited.length).toBeLessThan(2);
});

const POSTS = 400;

test(`${String(POSTS)} hostile bodies through the web chat's door: none breaks it, and mail leaves for stored addresses only`, async () => {
  const door = await openFrontDoor({ people, smtpUrl: office.url });
  const statuses: number[] = [];
  const property = fc.asyncProperty(fc.array(posted, { minLength: 4, maxLength: 4 }), async (bodies) => {
    const headers = { "x-forwarded-for": `198.51.100.${String(statuses.length % 250)}` };
    const page = await openChatPage(door.baseUrl);
    for (const one of [JSON.stringify({ id: randomUUID(), text: "I forgot my password" }), ...bodies]) {
      statuses.push((await page.post(one, headers)).status);
      await door.world.settle();
    }
    await door.world.deliverMails();
    door.world.clock.advance(DAY);
  });
  await fc.assert(property, { numRuns: POSTS / 4, endOnFailure: true });
  await door.close();
  expect(new Set(statuses)).toEqual(new Set([202, 400]));
  expect(door.failures).toEqual([]);
  expect(await expectOnlyStored(office)).toBeGreaterThan(20);
}, 600_000);
