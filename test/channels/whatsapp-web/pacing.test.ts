import fc from "fast-check";
import { expect, test } from "vitest";
import { nextSlot, NOTHING_WRITTEN, PACE, takeSlot } from "../../../src/channels/whatsapp-web/pacing.ts";

test("never two messages within a second, nor two to one chat within a second and a half, in whatever order they come", () => {
  const order = fc.array(fc.record({ chat: fc.constantFrom("a", "b", "c"), wait: fc.nat(3000) }), { maxLength: 40 });
  fc.assert(
    fc.property(order, (messages) => {
      let [now, written] = [0, NOTHING_WRITTEN];
      const sent: { readonly chat: string; readonly at: number }[] = [];
      for (const { chat, wait } of messages) {
        now += wait;
        const at = nextSlot(written, chat, now, PACE);
        written = takeSlot(written, chat, at, now, PACE);
        for (const other of sent)
          expect(at - other.at).toBeGreaterThanOrEqual(other.chat === chat ? PACE.chat : PACE.overall);
        sent.push({ chat, at });
      }
    }),
  );
});

test("a first message does not wait", () => {
  expect(nextSlot(NOTHING_WRITTEN, "a", 42, PACE)).toBe(42);
});
