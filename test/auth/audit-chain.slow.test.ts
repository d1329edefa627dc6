import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/auth/auth.ts";
import type { AuditRow } from "../../src/auth/audit/model.ts";
import { auditMac, instant } from "../../src/shared/brand.ts";
import { recordOf, rememberingChain, sealedLines } from "./audit-lines.ts";

const chain = rememberingChain(7);
const COUNT = 1000;
const whole = sealedLines(COUNT, chain);
const head = { sequence: COUNT, mac: whole.at(-1)?.mac ?? auditMac(""), at: instant(COUNT * 1000) };
const positions = whole.map((_, index) => index);
/** For what is one of the six kinds in another dress. */
const everyTenth = positions.filter((index) => index % 10 === 5);

/** Whoever can write to the database gives ids and numbers as they like. */
const numbered = (rows: readonly AuditRow[]) => rows.map((row, index) => ({ ...row, id: index + 1 }));
const renumbered = (rows: readonly AuditRow[]) => numbered(rows).map((row) => ({ ...row, sequence: row.id }));
const with_ = (index: number, change: Partial<AuditRow>) =>
  whole.map((row, place) => (place === index ? { ...row, ...change } : row));
const without = (index: number) => whole.filter((_, place) => place !== index);
const insertedAt = (index: number, row: AuditRow) => [...whole.slice(0, index), row, ...whole.slice(index)];
const swapped = (index: number, other: number) =>
  whole.map((row, place) => whole[place === index ? other : place === other ? index : place] ?? row);

const forged: AuditRow = {
  id: 0,
  at: instant(5),
  event: "authn_login_success",
  line: "{}",
  sequence: undefined,
  mac: undefined,
};
/** Of the two places that change hands, the first one is where reading must stop. */
const partner = (index: number) => (index * 7 + 13) % COUNT;
const swappedPair = (index: number) => swapped(index, partner(index) === index ? (index + 1) % COUNT : partner(index));

interface Tampering {
  readonly rows: (index: number) => readonly AuditRow[];
  /** Positions at which it changes anything. */
  readonly at?: readonly number[];
}

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  "a changed line": { rows: (index) => with_(index, { line: '{"n":0}' }) },
  "a changed event": { rows: (index) => with_(index, { event: "authn_login_success" }), at: everyTenth },
  "a changed time": { rows: (index) => with_(index, { at: instant(5) }) },
  "a changed seal": { rows: (index) => with_(index, { mac: auditMac("A".repeat(43)) }), at: everyTenth },
  "a deleted line": { rows: without },
  "a deleted line, the rest renumbered": { rows: (index) => renumbered(without(index)), at: everyTenth },
  "a deleted tail": { rows: (index) => whole.slice(0, index) },
  "an added line without a seal": {
    rows: (index) => numbered(insertedAt(index, forged)),
    at: everyTenth,
  },
  "an added copy of a line": { rows: (index) => renumbered(insertedAt(index, whole[index] ?? forged)), at: everyTenth },
  "an added line, the rest renumbered": { rows: (index) => renumbered(insertedAt(index, forged)) },
  "two lines swapped": { rows: (index) => numbered(swappedPair(index)) },
  "two lines swapped and renumbered": { rows: (index) => renumbered(swappedPair(index)), at: everyTenth },
};

test("an untouched record is unbroken, and says how long it is and since when", async () => {
  expect(await verifyAudit(recordOf(whole), chain, [head])).toEqual({
    kind: "unbroken",
    lines: COUNT,
    since: 1000,
    before: 0,
    restores: [],
  });
});

describe.each(Object.entries(TAMPERINGS))("%s", (_what, { rows, at = positions }) => {
  test(`is found at each of ${String(at.length)} places, and the lines before it are cleared`, async () => {
    for (const index of at) {
      const tampered = rows(index);
      const verdict = await verifyAudit(recordOf(tampered), chain, [head]);
      if (verdict.kind === "unbroken") throw new Error(`not found at ${String(index)}`);
      const differs = whole.findIndex((row, place) => !sameRow(row, tampered[place]));
      const first = differs < 0 ? COUNT : differs;
      const named = verdict.kind === "unsealed" ? verdict.sequence + 1 : verdict.sequence;
      expect([index, verdict.kind === "cut-off" ? COUNT : first + 1]).toEqual([index, named]);
    }
  }, 60_000);
});

const sameRow = (row: AuditRow, other: AuditRow | undefined) =>
  other !== undefined &&
  row.sequence === other.sequence &&
  row.mac === other.mac &&
  row.at === other.at &&
  row.event === other.event &&
  row.line === other.line;

test("a record written anew with another key is found at its first line", async () => {
  const anew = sealedLines(COUNT, rememberingChain(8));
  expect(await verifyAudit(recordOf(anew), chain, [])).toMatchObject({ kind: "changed", sequence: 1 });
});

test("a record begun anew with the right key does not fit the head that was exported", async () => {
  const anew = sealedLines(COUNT, chain, 5);
  const exported = { sequence: 3, mac: whole[2]?.mac ?? auditMac(""), at: instant(3000) };
  expect(await verifyAudit(recordOf(anew), chain, [exported])).toMatchObject({ kind: "other-head", sequence: 3 });
});

test("without an exported head a cut-off tail cannot be seen: that is why heads are exported", async () => {
  expect(await verifyAudit(recordOf(whole.slice(0, 5)), chain, [])).toMatchObject({ kind: "unbroken", lines: 5 });
});
