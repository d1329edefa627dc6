import { HttpError } from "grammy";
import { expect, test } from "vitest";
import { sentenceFor } from "../../../src/channels/telegram/health.ts";
import { troubleOf } from "../../../src/channels/telegram/trouble.ts";

test("only the network is taken for the network; what breaks in our own code is told by its name, without its words", () => {
  const lost = new HttpError(
    "Network request failed",
    new Error("https://api.telegram.org/bot4242:secret/sendMessage"),
  );
  expect(troubleOf(lost)).toEqual({ kind: "unreachable", why: "Telegram cannot be reached" });
  const broken = troubleOf(new TypeError("cannot read 'ana@acme.example'"));
  expect(broken).toEqual({ kind: "broken", why: "A call to Telegram broke: TypeError" });
  expect(sentenceFor(broken)).toContain("TypeError");
});
