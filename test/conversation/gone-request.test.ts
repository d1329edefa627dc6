import { expect, test } from "vitest";
import { wordOn } from "../../src/conversation/effects/request-status.ts";
import { virtualClock } from "../../src/shared/clock.ts";

test("a chat that waits for a request that went with its account is told that it has ended, by its number", () => {
  const shown = { request: "K7Q2", address: "203.0.113.9" };
  expect(wordOn({ clock: virtualClock() }, undefined, shown)).toEqual({
    result: { outcome: "not-done", details: shown },
  });
});
