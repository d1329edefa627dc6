import { expect, test } from "vitest";
import { chatMoves } from "../../db/schema/chat-moves.ts";
import { proofs } from "../../db/schema/auth-codes.ts";
import type { ChatAddress } from "../../src/channels/channel.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorld } from "../auth/world.ts";
import { killable } from "./killable-store.ts";
import { chat, messenger, openShell, shellOn, TROUBLE, words } from "./world.ts";

const phone: ChatAddress = { channel: "telegram", bot: "bot", chat: "ana" };
const other: ChatAddress = { ...phone, chat: "bea" };

async function openBoth() {
  const web = messenger();
  const telegram = messenger("telegram");
  const shell = await openShell({ channels: [web, telegram] });
  const token = async () => (await shell.moveToken(chat())) ?? "";
  const type = (text: string, from = phone) => shell.tell(words(text, { from }));
  const open = async (who: ChatAddress) => (await shell.episodes(who)).filter(({ end }) => end === undefined).length;
  const lines = async (who: ChatAddress) => (await shell.inbox.history(who, 0)).map(({ text }) => text);
  return { ...shell, web, telegram, token, type, open, lines };
}

test("what was open goes on in the messenger: history, place and the question, and nothing is sent twice", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  const before = await both.lines(chat());
  await both.type(await both.token());
  expect(await both.lines(phone)).toEqual(expect.arrayContaining(before));
  expect(both.telegram.sent.map(({ text }) => text.split(" ")[0])).toEqual(["en:shell.moved-here", "en:verify.code"]);
  expect([await both.open(chat()), await both.open(phone)]).toEqual([0, 1]);
  expect((await both.lines(chat())).at(-1)).toBe("en:shell.moved-away");
  expect((await both.episodes(phone)).at(-1)?.facts).toEqual((await both.episodes(chat())).at(-1)?.facts);
});

test("proof does not go along: the code of the web chat proves nothing in either place, and no proof is left", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  const code = both.world.lastSecrets()["code"] ?? "";
  await both.type(await both.token());
  await both.type(`it says ${code}`);
  await both.tell(`it says ${code}`);
  expect(both.world.open.queries.select().from(proofs).all()).toEqual([]);
  expect(both.world.readMails().map(({ template }) => template)).not.toContain("reset-link");
});

test("a mailbox proved in the web chat has to be proved again in the messenger", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  await both.tell(`it says ${both.world.lastSecrets()["code"] ?? ""}`);
  expect(both.world.open.queries.select().from(proofs).all()).toHaveLength(1);
  await both.type(await both.token());
  expect(both.world.open.queries.select().from(proofs).all()).toEqual([]);
});

test("of two uses at once one succeeds, and the other is told so kindly and changes nothing", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  const token = await both.token();
  const receive = (from: ChatAddress) => both.inbox.receive(words(token, { from }));
  await Promise.all([receive(phone), receive(other)]);
  await both.drain();
  expect([await both.open(phone), await both.open(other)]).toEqual([1, 0]);
  expect(await both.said(other)).toEqual(["en:shell.not-moved"]);
});

test.each([
  ["used before", ({ type }: Both, token: string) => type(token, other)],
  ["over, after ten minutes", ({ clock }: Both) => clock.advance(10 * MINUTE)],
] as const)("a token that is %s changes nothing", async (_how, meanwhile) => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  const token = await both.token();
  await meanwhile(both, token);
  await both.type(token);
  expect(await both.said(phone)).toEqual(["en:shell.not-moved"]);
  expect(await both.open(phone)).toBe(0);
});

test("a forged token, or one that is typed in a web chat, changes nothing", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  await both.type(`carry-${"A".repeat(43)}`);
  await both.type(await both.token(), chat("mallory"));
  expect([await both.said(phone), await both.said(chat("mallory"))]).toEqual([
    ["en:shell.not-moved"],
    ["en:shell.not-moved"],
  ]);
  expect(await both.open(chat())).toBe(1);
});

test("a token rests as a hash, and stands in no chat", async () => {
  const both = await openBoth();
  await both.tell(TROUBLE);
  const token = await both.token();
  await both.type(`/start ${token}`);
  expect(both.bytes().includes(token.slice(6))).toBe(false);
  expect(both.telegram.removed).toEqual([]);
  expect((await both.lines(phone))[0]).toBe("/start ••••••");
});

test("where nothing is open there is nothing to go on with, and no token", async () => {
  const both = await openBoth();
  expect(await both.moveToken(chat())).toBeUndefined();
  await both.tell(TROUBLE);
  await both.type(await both.token());
  expect(await both.moveToken(chat())).toBeUndefined();
  expect(both.world.open.queries.select().from(chatMoves).all()).toHaveLength(1);
});

test("what was open in the messenger ends, and an open case goes along to where the agent's answer is read", async () => {
  const both = await openBoth();
  await both.type("I forgot my password", phone);
  await both.tell(TROUBLE);
  await both.tell("I want to talk to a person");
  await both.type(await both.token());
  expect((await both.episodes(phone)).map(({ end }) => end?.outcome)).toEqual(["cancelled", "handed-over"]);
  expect((await both.cases())[0]?.from).toEqual(phone);
  const before = both.telegram.sent.length;
  await both.type("are you there?");
  expect(both.telegram.sent.slice(before).map(({ text }) => text.split(" ")[0])).toEqual(["en:shell.handed-over"]);
});

type Both = Awaited<ReturnType<typeof openBoth>>;

/** The move, killed before write number `at` and started again. */
async function live(at: number) {
  const store = killable(openStore(":memory:"));
  const world = await openWorld(store.open);
  const start = () => shellOn(world, world.clock, { channels: [messenger(), messenger("telegram")] });
  const shell = start();
  await shell.tell(TROUBLE);
  const message = words((await shell.moveToken(chat())) ?? "", { from: phone });
  store.killAt(at);
  await shell.tell(message).catch(() => undefined);
  const writes = store.writes();
  store.revive();
  world.clock.advance(61_000);
  const next = start();
  await next.tell(message);
  const open = async (who: ChatAddress) => (await next.episodes(who)).map(({ end }) => end?.outcome);
  const said = { phone: await next.said(phone), web: await next.said() };
  const whole = { said, phone: await open(phone), web: await open(chat()) };
  store.open.close();
  return { whole, writes };
}

test("killed before any write of it and started again, the move ends as if nothing had happened", async () => {
  const { whole, writes } = await live(Infinity);
  expect([whole.phone, whole.web]).toEqual([[undefined], ["cancelled"]]);
  expect(writes).toBeGreaterThan(20);
  for (let at = 0; at < writes; at += 1) expect({ at, ...(await live(at)).whole }).toEqual({ at, ...whole });
}, 120_000);
