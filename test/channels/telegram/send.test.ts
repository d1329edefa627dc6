import { afterAll, expect, test } from "vitest";
import { tooMany } from "../../doubles/telegram-server/telegram-server.ts";
import { outbound, startBot } from "./bot.ts";

const bot = await startBot();
afterAll(() => bot.close());
const { api, messenger, received } = bot;
const yesNo = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
];

test("a message goes out as plain words, without mark-up and without the page behind a link", async () => {
  const ana = api.person({ id: 7101 });
  const sent = await messenger.send(outbound(7101, "<b>see</b> https://example.com"));
  expect(sent).toEqual({ kind: "sent", messageId: "1" });
  expect(ana.last()).toBe("<b>see</b> https://example.com");
  const payload = api.callsOf("sendMessage").at(-1)?.payload;
  expect(payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  expect(payload).not.toHaveProperty("parse_mode");
  expect(payload).not.toHaveProperty("entities");
});

test("a part that was sent already is not sent again", async () => {
  const ana = api.person({ id: 7114 });
  const part = outbound(7114, "the first part");
  const first = await messenger.send(part);
  const again = await messenger.send(part);
  expect(again).toEqual(first);
  expect(ana.heard()).toHaveLength(1);
});

test("short choices share a row, long ones have a row each", async () => {
  const ana = api.person({ id: 7102 });
  await messenger.send(outbound(7102, "Right?", yesNo));
  await messenger.send(outbound(7102, "Which?", [...yesNo, { id: "other", label: "Something else entirely" }]));
  const rows = ana.heard().map(({ reply_markup: markup }) => markup?.inline_keyboard.map((row) => row.length));
  expect(rows).toEqual([[2], [1, 1, 1]]);
});

test("a pressed button is handed in, its waiting sign ends, and the choice stands in place of the buttons", async () => {
  const ana = api.person({ id: 7103 });
  await messenger.send(outbound(7103, "Right?", yesNo));
  ana.press("Yes");
  await api.until(() => ana.last() === "Right?\n\n✓ Yes");
  expect(ana.heard()[0]?.reply_markup).toBeUndefined();
  expect(received.at(-1)).toMatchObject({
    body: { kind: "choice", option: "yes", label: "Yes" },
    from: { chat: "7103" },
  });
  expect(api.callsOf("answerCallbackQuery").at(-1)?.status).toBe(200);
});

test("a request's card keeps its buttons until the shell changes it", async () => {
  const ana = api.person({ id: 7104 });
  const option = `decide:${crypto.randomUUID()}:always`;
  await messenger.send(outbound(7104, "Let in?", [{ id: option, label: "Allow" }]));
  ana.press("Allow");
  await api.until(() => api.state.answered.size === 0 && api.state.waiting.length === 0);
  expect(received.at(-1)).toMatchObject({ body: { kind: "choice", option } });
  expect(ana.heard()[0]?.reply_markup).toBeDefined();
  const done = await messenger.edit?.("1", outbound(7104, "Allowed by Marta."));
  expect(done).toEqual({ kind: "sent", messageId: "1" });
  expect(ana.heard().map(({ text, reply_markup: markup }) => [text, markup])).toEqual([
    ["Allowed by Marta.", undefined],
  ]);
});

test("an id too long for a button is chosen by its words, in answer to that very message", async () => {
  const ana = api.person({ id: 7105 });
  await messenger.send(
    outbound(7105, "Which?", [
      { id: "x".repeat(80), label: "The first" },
      { id: "b", label: "The second" },
    ]),
  );
  ana.press("The first");
  await api.until(() => api.state.waiting.length === 0);
  expect(received.at(-1)).toMatchObject({ body: { kind: "text", text: "The first" }, repliesTo: "1" });
});

test("a press by somebody else, below a message of another bot, or below none is not handed in", async () => {
  const ana = api.person({ id: 7106 });
  const before = received.length;
  await messenger.send(outbound(7106, "Right?", yesNo));
  const stranger = { id: 9, is_bot: false, first_name: "Eve" };
  const shown = { message_id: 1, date: 1, chat: ana.chat.about, from: api.state.bot };
  const query = { from: stranger, chat_instance: "1", data: "yes" };
  api.update("callback_query", { ...query, id: "a", message: shown }, 7106);
  api.update(
    "callback_query",
    { ...query, id: "b", from: ana.user, message: { ...shown, from: { ...stranger, is_bot: true } } },
    7106,
  );
  api.update("callback_query", { ...query, id: "c", from: ana.user, inline_message_id: "1" }, 7106);
  await api.until(
    () =>
      api.callsOf("answerCallbackQuery").filter(({ payload }) => /^[abc]$/u.test(payload.callback_query_id ?? ""))
        .length === 3,
  );
  expect(received.length).toBe(before);
});

test("a button below a message that Telegram no longer shows works all the same", async () => {
  const ana = api.person({ id: 7107 });
  ana.pressData(555, "yes");
  await api.until(() => api.state.waiting.length === 0);
  expect(received.at(-1)).toMatchObject({ body: { kind: "choice", option: "yes" } });
});

test("whoever blocked the bot, or never began, is refused for good", async () => {
  api.person({ id: 7108 }).block();
  const blocked = await messenger.send(outbound(7108, "hi"));
  const unknown = await messenger.send(outbound(1, "hi"));
  expect([blocked.kind, unknown.kind]).toEqual(["refused", "refused"]);
  expect(JSON.stringify([blocked, unknown])).toMatch(/blocked by the user.*chat not found/u);
});

test("changing a message into what it is already is no trouble; one that is gone cannot be changed", async () => {
  api.person({ id: 7109 });
  await messenger.send(outbound(7109, "hi"));
  expect(await messenger.edit?.("1", outbound(7109, "hi"))).toEqual({ kind: "sent", messageId: "1" });
  expect(await messenger.edit?.("99", outbound(7109, "hi"))).toMatchObject({ kind: "refused" });
  expect(await messenger.edit?.("callback:1", outbound(7109, "hi"))).toMatchObject({ kind: "refused" });
});

test("trouble on the way is for later, and tells nothing of the token", async () => {
  api.person({ id: 7110 });
  for (const how of ["drop", "html", { status: 500, description: "Internal Server Error" }] as const) {
    api.fault({ method: "sendMessage", chat: 7110, how });
    const sent = await messenger.send(outbound(7110, "hi"));
    expect(sent).toMatchObject({ kind: "later" });
    expect(JSON.stringify(sent)).not.toContain("AAtest");
  }
});

test("a chat that Telegram wants left alone gets no call at all until then; others do", async () => {
  api.person({ id: 7111 });
  api.person({ id: 7112 });
  api.fault({ chat: 7111, how: tooMany(35) });
  const to = { channel: "telegram", bot: "4242", chat: "7111" } as const;
  const first = await messenger.send(outbound(7111, "hi"));
  const calls = api.calls.filter(({ payload }) => payload.chat_id === 7111).length;
  const again = await messenger.send(outbound(7111, "hi"));
  await messenger.typing?.(to);
  expect([first, again]).toMatchObject([{ kind: "later" }, { kind: "later", why: "Telegram asked for a pause" }]);
  expect(api.calls.filter(({ payload }) => payload.chat_id === 7111).length).toBe(calls);
  expect(await messenger.send(outbound(7112, "hi"))).toMatchObject({ kind: "sent" });
});

test("a typed secret's message is deleted, also when Telegram is not there at first", async () => {
  const ana = api.person({ id: 7113 });
  const from = { channel: "telegram", bot: "4242", chat: "7113" } as const;
  const said = ana.say("my password is hunter2");
  api.fault({ method: "deleteMessage", how: { status: 502, description: "Bad Gateway" } });
  await messenger.remove?.(from, String(said));
  expect(ana.chat.messages.size).toBe(0);
});
