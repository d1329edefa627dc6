import { expect, test } from "vitest";
import { type AuditHead, formatHead, headExport, parseHeads } from "../../src/auth/auth.ts";
import { auditMac, instant } from "../../src/shared/brand.ts";
import { HOUR, MINUTE, virtualClock } from "../../src/shared/clock.ts";
import { recordOf, rememberingChain, sealedLines } from "./audit-lines.ts";

const chain = rememberingChain(7);

/** An export over a record that grows by one line at each look. */
function exporting(minutesSinceLast?: number) {
  const clock = virtualClock();
  const kept: AuditHead[] = [];
  let length = 0;
  const record = { ...recordOf([]), head: async () => recordOf(sealedLines((length += 1), chain)).head() };
  const last = minutesSinceLast === undefined ? undefined : instant(clock.now() - minutesSinceLast * MINUTE);
  const worker = headExport({ record, clock, last, keep: (head) => void kept.push(head) });
  return { clock, kept, worker, record };
}

test("over a day of looking every minute, the head is exported at once and then every hour", async () => {
  const { clock, kept, worker } = exporting();
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    await worker.drain();
    clock.advance(MINUTE);
  }
  expect(kept.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
  expect(kept.slice(1).every(({ at }, n) => at - (kept[n]?.at ?? 0) === HOUR)).toBe(true);
});

test.each([
  [59, 0],
  [60, 1],
  [600, 1],
  [-600, 1],
])("after a start %i minutes after the last export there are %i more", async (minutes, times) => {
  const { kept, worker } = exporting(minutes);
  await worker.drain();
  expect(kept).toHaveLength(times);
});

test("a head that could not be kept is tried again after a minute, not an hour", async () => {
  const { clock, record } = exporting();
  let full = true;
  const kept: AuditHead[] = [];
  const keep = (head: AuditHead) => {
    if (full) throw new Error("no space left");
    kept.push(head);
  };
  const worker = headExport({ record, clock, last: undefined, keep });
  await expect(worker.drain()).rejects.toThrow("no space left");
  full = false;
  expect(await worker.drain()).toBe(0);
  clock.advance(MINUTE);
  expect(await worker.drain()).toBe(1);
  expect(kept).toHaveLength(1);
});

test("an empty record has no head to export", async () => {
  const worker = headExport({
    record: recordOf([]),
    clock: virtualClock(),
    last: undefined,
    keep: () => expect.unreachable(),
  });
  expect(await worker.drain()).toBe(0);
});

test("exported heads are read back as they were, also out of a log, and half a line is told", () => {
  const head = { sequence: 12, mac: auditMac("abc"), at: instant(5000) };
  const logged = JSON.stringify({
    level: 30,
    event: "audit_head",
    sequence: "12",
    mac: "abc",
    at: "1970-01-01T00:00:05.000Z",
  });
  const text = `${formatHead(head)}\n${logged}\n\n{"sequence":13,"ma`;
  expect(parseHeads(text)).toEqual({ heads: [head, head], unreadable: 1 });
});
