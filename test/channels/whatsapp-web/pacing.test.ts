import fc from "fast-check";
import { expect, test } from "vitest";
import {
  giveBack,
  nextSlot,
  NOTHING_WRITTEN,
  PACE,
  recentlyWritten,
  takeSlot,
} from "../../../src/channels/whatsapp-web/pacing.ts";

const chats = fc.constantFrom("a", "b", "c");
const wait = fc.double({ min: 0, max: 3000, noNaN: true });
const begin = fc.double({ min: 0, max: 1e12, noNaN: true });

test("never two messages within a second, nor two to one chat within a second and a half, in whatever order they come", () => {
  const order = fc.array(fc.record({ chat: chats, wait }), { maxLength: 40 });
  fc.assert(
    fc.property(begin, order, (start, messages) => {
      let now = start;
      let written = NOTHING_WRITTEN;
      const sent: { readonly chat: string; readonly at: number }[] = [];
      for (const [id, { chat, wait }] of messages.entries()) {
        now = nextSlot(written, chat, now + wait, PACE);
        written = takeSlot(recentlyWritten(written, now, PACE), { id, chat, at: now });
        for (const other of sent)
          expect(now).toBeGreaterThanOrEqual(other.at + (other.chat === chat ? PACE.chat : PACE.overall));
        sent.push({ chat, at: now });
      }
    }),
  );
});

test("a clock that was set back costs one more gap at most", () => {
  fc.assert(
    fc.property(begin, fc.double({ min: 0.001, max: 1e9, noNaN: true }), chats, (at, back, chat) => {
      const now = at - back;
      const written = recentlyWritten(takeSlot(NOTHING_WRITTEN, { id: 1, chat, at }), now, PACE);
      expect(nextSlot(written, chat, now, PACE)).toBeLessThanOrEqual(now + PACE.chat);
    }),
  );
});

test("what is given back holds up nobody, and what is older than a gap is forgotten", () => {
  const written = takeSlot(NOTHING_WRITTEN, { id: 7, chat: "a", at: 42.5 });
  expect(nextSlot(giveBack(written, 7), "a", 42.5, PACE)).toBe(42.5);
  expect(recentlyWritten(written, 42.5 + PACE.chat, PACE)).toEqual([]);
});

test("a first message does not wait", () => {
  expect(nextSlot(NOTHING_WRITTEN, "a", 42, PACE)).toBe(42);
});
