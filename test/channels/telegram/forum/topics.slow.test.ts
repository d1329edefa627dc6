import { afterAll, expect, test } from "vitest";
import type { ForumInbound } from "../../../../src/channels/channel.ts";
import { createAskTelegram } from "../../../../src/channels/telegram/ask-telegram.ts";
import { createForum, createTakeTopic } from "../../../../src/channels/telegram/forum/forum.ts";
import { sleep } from "../../../../src/shared/schedule.ts";
import { Update } from "../../../../src/channels/telegram/update.ts";
import { systemClock } from "../../../../src/shared/clock.ts";
import { openTelegramServer, tooMany } from "../../../doubles/telegram-server/telegram-server.ts";
import { shippedWording } from "../../../support/shipped-wording.ts";

const GROUP = -1_001_234_567;
const api = await openTelegramServer();
afterAll(() => api.close());
const group = api.group({ id: GROUP, type: "supergroup", title: "Desk", is_forum: true });
group.grant(api.state.bot.id, { status: "administrator", can_manage_topics: true });
const settings = { token: api.token, apiUrl: api.url, webhookSecret: undefined, forum: String(GROUP) };
const ask = createAskTelegram(settings, systemClock, sleep);
const forum = createForum(ask, "4242", String(GROUP));

const heard: ForumInbound[] = [];
const inbox = { accept: async (inbound: ForumInbound) => void heard.push(inbound) };
const take = createTakeTopic({
  ask,
  bot: "4242",
  username: () => "latchkey_test_bot",
  group: String(GROUP),
  inbox,
  wording: shippedWording,
});

const lea = { id: 9001, is_bot: false, first_name: "Lea" };
/** What is handed in for an update that the server would bring. */
async function handedIn(act: () => unknown) {
  const before = heard.length;
  const waiting = api.state.waiting.length;
  act();
  for (const { update } of api.state.waiting.slice(waiting)) await take(Update.parse(update));
  return heard.slice(before);
}
const opened = async (title = "Case K7Q2") => {
  const result = await forum.openTopic(title);
  return result.kind === "sent" ? (result.messageId ?? "") : "";
};
const textsIn = (topic: string) =>
  [...group.chat.messages.values()]
    .filter(({ message_thread_id: id, text }) => String(id) === topic && text !== undefined)
    .map(({ text }) => text);

test("a topic is opened, written in, closed and opened again, and what is so already is no trouble", async () => {
  const topic = await opened();
  expect(await forum.post(topic, { text: "Hello *you* <b>" })).toMatchObject({ kind: "sent" });
  expect(textsIn(topic)).toEqual(["Hello *you* <b>"]);
  for (let n = 0; n < 2; n += 1) expect(await forum.closeTopic(topic)).toMatchObject({ kind: "sent" });
  for (let n = 0; n < 2; n += 1) expect(await forum.reopenTopic(topic)).toMatchObject({ kind: "sent" });
  expect(await forum.post("999", { text: "x" })).toMatchObject({ kind: "refused" });
});

test("a 429 is later, with the time that Telegram named", async () => {
  const other = createForum(createAskTelegram(settings, systemClock, sleep), "4242", String(GROUP));
  api.fault({ method: "createForumTopic", how: tooMany(7) });
  const result = await other.openTopic("x");
  expect(result.kind === "later" && (result.notBefore ?? 0) > systemClock.now() + 5000).toBe(true);
});

test("a picture of a member is copied as it is; where that cannot be, the words stand for it", async () => {
  const ana = api.person({ id: 7001 });
  const other = createForum(createAskTelegram(settings, systemClock, sleep), "4242", String(GROUP));
  const topic = await opened();
  const from = { channel: "telegram", bot: "4242", chat: "7001" } as const;
  const messageId = String(ana.say({ photo: [{ file_id: "f" }] }));
  await other.post(topic, { text: "Person: [photo]", media: { from, messageId } });
  await other.post(topic, { text: "Person: [photo]", media: { from, messageId: "98765" } });
  const shown = [...group.chat.messages.values()].filter(({ message_thread_id: id }) => String(id) === topic);
  expect(shown.map(({ photo, text }) => [photo !== undefined, text])).toEqual([
    [true, undefined],
    [false, "Person: [photo]"],
  ]);
});

test("words, commands, pictures and edits in a topic are handed in with who said them", async () => {
  const topic = 500;
  group.chat.topics.set(topic, { id: topic, name: "Case", closed: false });
  const agent = { channel: "telegram", bot: "4242", chat: "9001" };
  const say = (content: Parameters<typeof group.say>[1]) => handedIn(() => group.say(lea, content, topic));
  expect(await say("Which browser?")).toMatchObject([
    { topic: "500", agent, body: { kind: "text", text: "Which browser?" }, isEdit: false },
  ]);
  expect(await say("/take")).toMatchObject([{ body: { kind: "command", command: "take", text: "" } }]);
  expect(await say("/Note@latchkey_test_bot calls tomorrow")).toMatchObject([
    { body: { kind: "command", command: "note", text: "calls tomorrow" } },
  ]);
  const [photo, caption] = await say({ photo: [{ file_id: "f" }], caption: "press here" });
  expect([photo?.body, caption?.body]).toEqual([
    { kind: "media", media: "photo" },
    { kind: "text", text: "press here" },
  ]);
  expect(caption?.messageId).toBe(`${photo?.messageId ?? ""}:caption`);
  const number = group.say(lea, "F5", topic);
  const [edited] = await handedIn(() => group.edit(lea, number, "F6"));
  expect(edited).toMatchObject({ messageId: String(number), body: { text: "F6" }, isEdit: true });
});

test("the general topic, other groups, bots, other bots' commands and what happens to a topic are not handed in", async () => {
  const stranger = api.group({ id: -1_009, type: "supergroup", title: "Other", is_forum: true });
  const topic = 500;
  const acts = [
    () => group.say(lea, "hello"),
    () => group.say(lea, "/close"),
    () => stranger.say(lea, "hello", topic),
    () => group.say({ ...lea, is_bot: true }, "hello", topic),
    () => group.say(lea, "/take@another_bot", topic),
    () => group.turnTopic(lea, topic, true),
  ];
  for (const act of acts) expect(await handedIn(act)).toEqual([]);
});

test("whoever asks for the number of a group gets it, in the general topic of any group", async () => {
  const other = api.group({ id: -1_002_222_222, type: "supergroup", title: "New", is_forum: true });
  expect(await handedIn(() => other.say(lea, "/id@latchkey_test_bot"))).toEqual([]);
  await api.until(() => [...other.chat.messages.values()].some(({ text }) => text?.includes("-1002222222")));
});

test("who writes as the group itself does nothing, and is told why; so is a command that is none", async () => {
  const other = api.group({ id: -1_003_333_333, type: "supergroup", title: "Third", is_forum: true });
  other.chat.topics.set(7, { id: 7, name: "Case", closed: false });
  const intake = { ask, bot: "4242", username: () => undefined, group: "-1003333333", inbox, wording: shippedWording };
  const takeHere = createTakeTopic(intake);
  const anonymous = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
  const before = heard.length;
  const waiting = api.state.waiting.length;
  other.say(anonymous, { text: "/close", sender_chat: other.chat.about }, 7);
  other.say(lea, "/tkae", 7);
  for (const { update } of api.state.waiting.slice(waiting)) await takeHere(Update.parse(update));
  const texts = () => [...other.chat.messages.values()].map(({ text }) => text ?? "").join("\n");
  await api.until(() => texts().includes("Remain anonymous") && texts().includes("/take, /note and /close"));
  expect(heard).toHaveLength(before);
});
