import { afterAll, expect, test } from "vitest";
import { renderOutbound } from "../../../src/conversation/delivery/render-outbound.ts";
import { outbound, startBot } from "./bot.ts";

const bot = await startBot();
afterAll(() => bot.close());

/** What Telegram takes in one message, in UTF-16 units. */
const LIMIT = 4096;
const text = Array.from({ length: 220 }, (_, n) => `Sentence ${String(n)} 🙂 has a few words and a picture.`).join(" ");
const yesNo = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
];

test("a text beyond Telegram's limit comes whole, in parts that end with a sentence; choices hang on the last", async () => {
  const ana = bot.api.person({ id: 7001 });
  for (const part of renderOutbound(outbound(7001, text, yesNo), bot.messenger.capabilities, () => ""))
    expect(await bot.messenger.send(part)).toMatchObject({ kind: "sent" });
  const parts = ana.heard().map((message) => message.text ?? "");
  expect(text.length).toBeGreaterThan(2 * LIMIT);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(LIMIT);
    expect(part).toMatch(/^Sentence \d.*picture\.$/su);
  }
  expect(parts.join(" ")).toBe(text);
  const withButtons = ana.heard().map(({ reply_markup: markup }) => markup !== undefined);
  expect(withButtons).toEqual(parts.map((_, n) => n === parts.length - 1));
});
