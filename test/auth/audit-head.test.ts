import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditHead, formatHead, headExport, type KeptHead, parseHeads, verifyHeads } from "../../src/auth/auth.ts";
import type { AuditRow } from "../../src/auth/audit/model.ts";
import { auditMac, instant } from "../../src/shared/brand.ts";
import { HOUR, MINUTE, SECOND, virtualClock } from "../../src/shared/clock.ts";
import { recordOf, rememberingChain, sealedLines } from "./audit-lines.ts";

const chain = rememberingChain(7);

/** An export over a record that a test lets grow and shrink. */
function exporting(last?: AuditHead) {
  const clock = virtualClock();
  const kept: AuditHead[] = [];
  const loud: number[] = [];
  const broken: number[] = [];
  const world = { rows: sealedLines(1, chain) };
  const record = {
    lines: async (after: number, limit: number) => recordOf(world.rows).lines(after, limit),
    head: async () => recordOf(world.rows).head(),
    sealOf: async (sequence: number) => recordOf(world.rows).sealOf(sequence),
    tellsOf: async (...asked: Parameters<ReturnType<typeof recordOf>["tellsOf"]>) =>
      recordOf(world.rows).tellsOf(...asked),
  };
  const worker = headExport({
    record,
    clock,
    last,
    keep: (head, isLoud) => {
      kept.push(head);
      if (isLoud) loud.push(head.sequence);
    },
    onBroken: ({ sequence }) => void broken.push(sequence),
  });
  const grow = (to: number) => {
    world.rows = sealedLines(to, chain);
  };
  return { clock, kept, loud, broken, worker, world, grow };
}

/** The last line tells of an event that gives somebody rights. */
const privileged = (rows: readonly AuditRow[]): readonly AuditRow[] =>
  rows.map((row, at) => (at === rows.length - 1 ? { ...row, event: "authz_change" } : row));

test("whatever was written is exported within a minute, and once: the newest hour cannot be cut off unseen", async () => {
  const { clock, kept, worker, grow } = exporting();
  for (let second = 0; second < 600; second += 1) {
    if (second < 300) grow(second + 1);
    await worker.drain();
    clock.advance(SECOND);
    const unexported = Math.min(second + 1, 300) - (kept.at(-1)?.sequence ?? 0);
    expect(unexported).toBeLessThanOrEqual(60);
  }
  expect(kept.map(({ sequence }) => sequence)).toEqual([1, 61, 121, 181, 241, 300]);
});

test("while nothing happens nothing is exported, also after a start", async () => {
  const [line] = sealedLines(1, chain);
  const { clock, kept, broken, worker } = exporting({ sequence: 1, mac: line?.mac ?? auditMac(""), at: instant(1) });
  for (let minute = 0; minute < 3 * 60; minute += 1) {
    await worker.drain();
    clock.advance(MINUTE);
  }
  expect([kept, broken]).toEqual([[], []]);
});

test("the log hears of one head in an hour, and at once where somebody got rights", async () => {
  const { clock, loud, worker, world, grow } = exporting();
  for (let minute = 0; minute < 120; minute += 1) {
    grow(minute + 1);
    if (minute === 30) world.rows = privileged(world.rows);
    await worker.drain();
    clock.advance(MINUTE);
  }
  expect(loud).toEqual([1, 31, 91]);
});

test("a record that lost or changed what was exported is told within a minute, while it runs and at the next start", async () => {
  const { clock, kept, broken, worker, grow } = exporting();
  grow(10);
  await worker.drain();
  grow(4);
  clock.advance(MINUTE);
  await worker.drain();
  expect(broken).toEqual([10]);
  expect(kept.map(({ sequence }) => sequence)).toEqual([10, 4]);
  const other = exporting({ sequence: 1, mac: auditMac("of another record"), at: instant(1) });
  await other.worker.drain();
  expect(other.broken).toEqual([1]);
});

test("a head that could not be kept is tried again after a minute, not an hour", async () => {
  const clock = virtualClock();
  let full = true;
  const kept: AuditHead[] = [];
  const keep = (head: AuditHead) => {
    if (full) throw new Error("no space left");
    kept.push(head);
  };
  const record = recordOf(sealedLines(1, chain));
  const worker = headExport({ record, clock, last: undefined, keep, onBroken: () => expect.unreachable() });
  await expect(worker.drain()).rejects.toThrow("no space left");
  full = false;
  expect(await worker.drain()).toBe(0);
  clock.advance(MINUTE);
  expect(await worker.drain()).toBe(1);
  expect(kept).toHaveLength(1);
});

test("an empty record has no head to export", async () => {
  const unreachable = () => expect.unreachable();
  const parts = { clock: virtualClock(), last: undefined, keep: unreachable, onBroken: unreachable };
  expect(await headExport({ record: recordOf([]), ...parts }).drain()).toBe(0);
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
  const text = `${formatHead(head)}\n${formatHead({ ...head, seal: auditMac("s") })}\n${logged}\n\n{"sequence":13,"ma`;
  const bare = { ...head, seal: undefined };
  expect(parseHeads(text)).toEqual({ heads: [bare, { ...head, seal: "s" }, bare], unreadable: 1 });
});

/** A file of heads as it grows: the first `bare` of them by a version that sealed none. */
function sealedHeads(count: number, bare: number): readonly KeptHead[] {
  const heads: KeptHead[] = [];
  for (let at = 1; at <= count; at += 1) {
    const head = { sequence: at * 3, mac: auditMac(`mac ${String(at)}`), at: instant(at * MINUTE) };
    const seal = at <= bare ? undefined : chain.sealHead(head, verifyHeads(heads, chain).end);
    heads.push({ ...head, seal });
  }
  return heads;
}

/** The file after somebody was at its head number `at`. */
function tamperedAt(heads: readonly KeptHead[], at: number, how: "change" | "take out" | "double" | "bare" | "swap") {
  const [one, next] = heads.slice(at, at + 2);
  if (one === undefined || next === undefined) throw new Error("no such head");
  const before = heads.slice(0, at);
  const after = heads.slice(at + 1);
  return {
    change: [...before, { ...one, mac: auditMac("another") }, ...after],
    "take out": [...before, ...after],
    double: [...before, one, one, ...after],
    bare: [...before, { ...next, seal: undefined, sequence: next.sequence + 1 }, one, ...after],
    swap: [...before, next, one, ...heads.slice(at + 2)],
  }[how];
}

test("any head of the file that is changed, moved, added or taken out is found; only the end needs a copy elsewhere", () => {
  const tampering = fc.record({
    count: fc.integer({ min: 3, max: 12 }),
    bare: fc.integer({ min: 0, max: 3 }),
    at: fc.nat(),
    how: fc.constantFrom("change", "take out", "double", "bare", "swap"),
  });
  fc.assert(
    fc.property(tampering, ({ count, bare, at, how }) => {
      const heads = sealedHeads(count, Math.min(bare, count - 2));
      expect(verifyHeads(heads, chain).broken).toBeUndefined();
      expect(verifyHeads(tamperedAt(heads, at % (count - 1), how), chain).broken).toBeDefined();
    }),
  );
});

test("an hour has passed since the log heard of a head when the clock was set back by more", async () => {
  const { clock, loud, worker, grow } = exporting();
  await worker.drain();
  grow(2);
  clock.advance(HOUR);
  await worker.drain();
  expect(loud).toEqual([1, 2]);
});
