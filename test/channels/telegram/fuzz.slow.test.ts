import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { keyboardOf } from "../../../src/channels/telegram/keyboard.ts";
import { readUpdate } from "../../../src/channels/telegram/read-update.ts";
import { Update } from "../../../src/channels/telegram/update.ts";
import { virtualClock } from "../../../src/shared/clock.ts";
import { createTelegram } from "../../../src/channels/telegram/telegram.ts";
import { openTelegramServer, TEST_TOKEN } from "../../doubles/telegram-server/telegram-server.ts";
import { keepingInbox, outbound } from "./bot.ts";
import { shippedWording } from "../../support/shipped-wording.ts";

const RUNS = 5000;
const api = await openTelegramServer();
afterAll(() => api.close());
const clock = virtualClock();
const settings = { token: TEST_TOKEN, apiUrl: api.url, webhookSecret: undefined, forum: undefined };
const { messenger } = createTelegram(settings, {
  clock,
  inbox: keepingInbox().inbox,
  wording: shippedWording,
  publicBaseUrl: "http://localhost",
  onTrouble: () => undefined,
  wait: async (milliseconds) => clock.advance(Math.ceil(milliseconds)),
});

const nasty = fc.constantFrom(
  "<a href='tg://user?id=1'>",
  "</b>",
  "*_`[](",
  "[x](tg://resolve?domain=y)",
  "&lt;",
  "\u202E",
  "\u200B",
  "\u0000",
  "\uD800",
  "\uDC00",
  "\u{1F469}\u200D\u{1F4BB}",
  "@everyone",
  "/start",
  "\n\n\n",
  "\\",
  '"',
  "#tag",
  "||spoiler||",
);
const name = fc
  .array(fc.oneof(nasty, fc.string({ unit: "binary" }), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(""));

test("5,000 fuzzed names and texts go out as they are: no mark-up of theirs is read, and none is refused", async () => {
  await fc.assert(
    fc.asyncProperty(name, name, fc.integer({ min: 1, max: 50 }), async (who, label, chat) => {
      const person = api.person({ id: chat });
      const text = `Let ${who} in?`;
      const options = [{ id: `decide:${label.slice(0, 40)}`, label: `Yes, ${label}` }];
      expect(await messenger.send(outbound(chat, text, options))).toMatchObject({ kind: "sent" });
      const shown = person.heard().at(-1);
      expect(shown?.text).toBe(text.replace(/\p{Surrogate}/gu, "\u{FFFD}"));
      expect(shown?.entities).toBeUndefined();
      expect(api.calls.at(-1)?.payload.parse_mode).toBeUndefined();
      person.chat.messages.clear();
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test("whatever an update holds, it is read or left out, and never breaks anything", () => {
  const chat = fc.record({ id: fc.integer(), type: fc.constantFrom("private", "group", "channel", "x") });
  const user = fc.record({ id: fc.integer(), is_bot: fc.boolean(), language_code: name }, { requiredKeys: ["id"] });
  const message = fc.record(
    { message_id: fc.integer(), date: fc.integer(), chat, from: user, text: name, caption: name, photo: fc.anything() },
    { requiredKeys: ["message_id"] },
  );
  const query = fc.record({ id: name, from: user, data: name, message }, { requiredKeys: ["id"] });
  const update = fc.record(
    { update_id: fc.integer(), message, edited_message: message, callback_query: query },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(update, fc.anything()), (raw) => {
      const read = Update.safeParse(raw);
      if (read.success) expect(readUpdate(read.data, "4242").kind).toBeTypeOf("string");
    }),
    { numRuns: RUNS },
  );
});

test("every choice fits into a button, and two of a question never share one", () => {
  const options = fc.uniqueArray(fc.record({ id: name, label: name }), { selector: ({ id }) => id, maxLength: 8 });
  fc.assert(
    fc.property(options, (some) => {
      const buttons = keyboardOf(some).inline_keyboard.flat();
      expect(buttons).toHaveLength(some.length);
      expect(buttons.every(({ callback_data: data }) => Buffer.byteLength(data) <= 64)).toBe(true);
      expect(new Set(buttons.map(({ callback_data: data }) => data)).size).toBe(some.length);
    }),
  );
});
