import { afterAll, expect, test } from "vitest";
import { startBot } from "./bot.ts";

const bot = await startBot();
afterAll(() => bot.close());
const { api, received } = bot;
const ana = api.person({ id: 7001, language_code: "es-MX" });

/** Telegram has nothing left that is not confirmed. */
const confirmed = () => api.until(() => api.state.waiting.length === 0);

/** What is handed in for what happens in `act`. */
async function heard(act: () => unknown) {
  const before = received.length;
  act();
  await confirmed();
  return received.slice(before).at(-1);
}

const unheard = async (act: () => unknown) => expect(await heard(act)).toBeUndefined();

test("a text is handed in under its bot, chat and number, with the language of the phone", async () => {
  expect(await heard(() => ana.say("hola, olvidé mi clave"))).toEqual({
    from: { channel: "telegram", bot: "4242", chat: "7001" },
    messageId: "1",
    body: { kind: "text", text: "hola, olvidé mi clave" },
    language: "es",
  });
});

test.each(["start", "menu", "person", "cancel", "language"])(
  "/%s is a command, with the bot's name or without",
  async (command) => {
    expect(await heard(() => ana.say(`/${command}`))).toMatchObject({ body: { kind: "command", command } });
    expect(await heard(() => ana.say(`/${command}@latchkey_test_bot`))).toMatchObject({ body: { command } });
  },
);

test("what a deep link carries is handed in as if it had been typed", async () => {
  expect(await heard(() => ana.say("/start 7K2Q-9XMB-3DT"))).toMatchObject({
    body: { kind: "text", text: "7K2Q-9XMB-3DT" },
  });
});

test("a command that nobody offers is a text", async () => {
  expect(await heard(() => ana.say("/settings"))).toMatchObject({ body: { kind: "text", text: "/settings" } });
});

test.each([
  ["photo", { photo: [{ file_id: "f" }] }],
  ["voice", { voice: { file_id: "f" } }],
  ["video", { video_note: { file_id: "f" } }],
  ["video", { animation: { file_id: "f" }, document: { file_id: "f" } }],
  ["sticker", { sticker: { file_id: "f" } }],
  ["file", { document: { file_id: "f" } }],
  ["location", { location: { latitude: 1, longitude: 2 } }],
  ["contact", { contact: { phone_number: "+1", first_name: "Ana" } }],
])("a %s is handed in as one, without what is in it", async (media, content) => {
  expect((await heard(() => ana.say(content)))?.body).toEqual({ kind: "media", media });
});

test("words below a picture count as what was said", async () => {
  const said = await heard(() => ana.say({ photo: [{ file_id: "f" }], caption: "this is what I see" }));
  expect(said?.body).toEqual({ kind: "text", text: "this is what I see" });
});

test("pictures sent together are handed in under one id", async () => {
  const album = { photo: [{ file_id: "f" }], media_group_id: "900" };
  expect(await heard(() => ana.say(album))).toMatchObject({ messageId: "album:900" });
  await unheard(() => ana.say(album));
});

test("the newest message, mended, is heard like a new one; an older one, and one without changed words, is not", async () => {
  const old = ana.say("one");
  const newest = ana.say("ana@acme.exmaple");
  await confirmed();
  const said = await heard(() => ana.edit(newest, "ana@acme.example"));
  expect(said).toMatchObject({ body: { text: "ana@acme.example" } });
  expect(said?.messageId).toMatch(/^edit:\d+:\d+$/u);
  await unheard(() => ana.edit(newest, "ana@acme.example"));
  await unheard(() => ana.edit(old, "uno"));
});

test("a quote and a reaction name the message that they are about", async () => {
  const quote = { text: "2", reply_to_message: { message_id: 3, date: 1, chat: ana.chat.about } };
  expect(await heard(() => ana.say(quote))).toMatchObject({ repliesTo: "3" });
  const reaction = await heard(() => ana.react(3, "\u{1F44D}"));
  expect(reaction).toMatchObject({ body: { kind: "reaction", emoji: "\u{1F44D}" }, repliesTo: "3" });
});

test("a forwarded message is what the person says", async () => {
  const forward = {
    text: "I forgot my password",
    forward_origin: { type: "hidden_user", sender_user_name: "Bo", date: 1 },
  };
  expect(await heard(() => ana.say(forward))).toMatchObject({ body: { text: "I forgot my password" } });
});

test("bots, pinned messages and kinds that are not known say nothing", async () => {
  await unheard(() => ana.say({ text: "hi", from: { id: 7001, is_bot: true, first_name: "Bot" } }));
  await unheard(() => ana.say({ pinned_message: { message_id: 1 } }));
  await unheard(() => api.update("poll", { id: "1" }, 7001));
});

test("nothing said in a group or a channel is handed in, and nothing is answered there", async () => {
  const group = api.group({ id: -1001, type: "supergroup", title: "Acme" });
  await unheard(() => group.say(ana.user, "approve K7Q2"));
  await unheard(() =>
    api.update("channel_post", { message_id: 1, date: 1, chat: { id: -1002, type: "channel" }, text: "x" }, -1002),
  );
  expect(group.chat.messages.size).toBe(1);
});

test("an update that cannot be read is left out, told without what is in it, and holds nothing up", async () => {
  await unheard(() => api.update("message", { message_id: "one", text: "my secret" }, 7001));
  expect(bot.troubles.join()).toContain("message.message_id");
  expect(bot.troubles.join()).not.toContain("my secret");
});
