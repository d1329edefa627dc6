import type { AuditMac, Instant } from "../../shared/brand.ts";
import { sameMac } from "../../shared/secrets.ts";
import type { AuditChain, AuditHead, AuditRecord, AuditRow } from "./model.ts";

/** What reading the whole record showed. */
export type AuditVerdict =
  | {
      readonly kind: "unbroken";
      /** Lines of the chain, and when its first one was written. */
      readonly lines: number;
      readonly since: Instant | undefined;
      /** Lines that an older version wrote without a seal. The chain holds them from its first line on. */
      readonly before: number;
      /** Where a backup took the place of the database: the chain goes on from the end of the backup. */
      readonly restores: readonly AuditRestore[];
    }
  | (AuditBreak & { readonly before: number });

/** A line that tells of a restore. Lines with its number and later ones that were written before it are gone with the database of then. */
export interface AuditRestore {
  readonly sequence: number;
  readonly at: Instant;
  /** The highest number that a head exported before the restore has; undefined when none shows that anything is gone. */
  readonly goneUpTo: number | undefined;
}

/** The first place that is not as it was written. All lines with a smaller number are. */
interface AuditBreak {
  readonly kind:
    /** The line does not fit its seal, or not the line before it. */
    | "changed"
    /** A line with this number should be here, and a later one is. */
    | "missing"
    /** A line with this number was here already. */
    | "out-of-order"
    /** A line after this number was added without a seal. */
    | "unsealed"
    /** The record had a line with this number when its head was exported, and now ends earlier. */
    | "cut-off"
    /** The exported head of this number has another seal than the line. */
    | "other-head";
  readonly sequence: number;
  /** When the line says that it was written, as far as there is one. */
  readonly at: Instant | undefined;
}

interface Place {
  readonly id: number;
  readonly before: number;
  readonly sequence: number;
  readonly mac: AuditMac;
  readonly since: Instant | undefined;
  readonly restores: readonly Omit<AuditRestore, "goneUpTo">[];
}

/** Enough to be quick, little enough to be held. */
const rowsAtOnce = 5000;

/**
 * Reads the whole record in the order in which it was written and computes every seal again.
 *
 * @param heads heads that were exported earlier and lie elsewhere: only they show that the end was cut off
 */
export async function verifyAudit(
  record: AuditRecord,
  chain: AuditChain,
  heads: readonly AuditHead[],
): Promise<AuditVerdict> {
  const exported = bySequence(heads);
  let place: Place = { id: 0, before: 0, sequence: 0, mac: chain.start, since: undefined, restores: [] };
  for (;;) {
    const rows = await record.lines(place.id, rowsAtOnce);
    for (const row of rows) {
      const broken = breakAt(row, place, chain);
      if (broken) return { ...broken, before: place.before };
      place = placeAfter(row, place, chain);
      const other = otherHead(row, exported, place);
      if (other) return { ...other, before: place.before };
    }
    if (rows.length === 0) return cutOff(place, heads) ?? unbroken(place, heads);
  }
}

const unbroken = ({ sequence, since, before, restores }: Place, heads: readonly AuditHead[]): AuditVerdict => ({
  kind: "unbroken",
  lines: sequence,
  since,
  before,
  restores: restores.map((one) => ({ ...one, goneUpTo: highest(heads.filter((head) => isGoneWith(one, head))) })),
});

/** Of one number there are several where a line was exported twice, and where a backup made the chain go on from before it. */
function bySequence(heads: readonly AuditHead[]): ReadonlyMap<number, readonly AuditHead[]> {
  const found = new Map<number, AuditHead[]>();
  for (const head of heads) found.set(head.sequence, [...(found.get(head.sequence) ?? []), head]);
  return found;
}

const highest = (heads: readonly AuditHead[]): number | undefined =>
  heads.length === 0 ? undefined : Math.max(...heads.map(({ sequence }) => sequence));

/**
 * A head that was exported before a restore, of a line that the backup did not have, tells of the database that the
 * backup took the place of. Only whoever has the key can write the line of a restore, so nobody can explain away a
 * cut-off end with one; and heads from after it count as ever.
 */
const isGoneWith = (restored: Pick<AuditRestore, "sequence" | "at">, head: AuditHead) =>
  head.sequence >= restored.sequence && head.at < restored.at;

const isGone = ({ restores }: Place, head: AuditHead) => restores.some((one) => isGoneWith(one, head));

function breakAt(row: AuditRow, place: Place, chain: AuditChain): AuditBreak | undefined {
  const { sequence, at } = row;
  if (sequence === undefined)
    return place.sequence === 0 ? undefined : { kind: "unsealed", sequence: place.sequence, at };
  if (sequence > place.sequence + 1) return { kind: "missing", sequence: place.sequence + 1, at: undefined };
  if (sequence <= place.sequence) return { kind: "out-of-order", sequence, at };
  const fits = sameMac(row.mac ?? "", chain.seal({ ...row, sequence }, place.mac));
  return fits ? undefined : { kind: "changed", sequence, at };
}

function otherHead(
  { sequence, mac, at }: AuditRow,
  exported: ReadonlyMap<number, readonly AuditHead[]>,
  place: Place,
): AuditBreak | undefined {
  const heads = sequence === undefined ? [] : (exported.get(sequence) ?? []);
  const other = heads.find((head) => !sameMac(head.mac, mac ?? "") && !isGone(place, head));
  return other && { kind: "other-head", sequence: other.sequence, at };
}

function placeAfter(row: AuditRow, place: Place, chain: AuditChain): Place {
  const { id, at, sequence, mac } = row;
  if (sequence === undefined || mac === undefined)
    return { ...place, id, before: place.before + 1, mac: chain.sealBefore(row, place.mac) };
  const restores = row.event === "sys_restored" ? [...place.restores, { sequence, at }] : place.restores;
  return { id, before: place.before, sequence, mac, since: place.since ?? at, restores };
}

function cutOff(place: Place, heads: readonly AuditHead[]): AuditVerdict | undefined {
  const newest = highest(heads.filter((head) => !isGone(place, head))) ?? 0;
  const { sequence, before } = place;
  return newest > sequence ? { kind: "cut-off", sequence: newest, at: undefined, before } : undefined;
}
