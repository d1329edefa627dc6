import type { AuditMac, Instant } from "../../shared/brand.ts";
import { sameMac } from "../../shared/secrets.ts";
import type { AuditChain, AuditHead, AuditRecord, AuditRow } from "../ports.ts";

/** What reading the whole record showed. */
export type AuditVerdict =
  | {
      readonly kind: "unbroken";
      /** Lines of the chain, and when its first one was written. */
      readonly lines: number;
      readonly since: Instant | undefined;
      /** Lines that an older version wrote without a seal. The chain holds them from its first line on. */
      readonly before: number;
    }
  | (AuditBreak & { readonly before: number });

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
  const exported = new Map(heads.map((head) => [head.sequence, head]));
  let place: Place = { id: 0, before: 0, sequence: 0, mac: chain.start, since: undefined };
  for (;;) {
    const rows = await record.lines(place.id, rowsAtOnce);
    for (const row of rows) {
      const found = breakAt(row, place, chain) ?? otherHead(row, exported);
      if (found) return { ...found, before: place.before };
      place = placeAfter(row, place, chain);
    }
    if (rows.length === 0) return cutOff(place, heads) ?? unbroken(place);
  }
}

const unbroken = ({ sequence, since, before }: Place): AuditVerdict => ({
  kind: "unbroken",
  lines: sequence,
  since,
  before,
});

function breakAt(row: AuditRow, place: Place, chain: AuditChain): AuditBreak | undefined {
  const { sequence, at } = row;
  if (sequence === undefined)
    return place.sequence === 0 ? undefined : { kind: "unsealed", sequence: place.sequence, at };
  if (sequence > place.sequence + 1) return { kind: "missing", sequence: place.sequence + 1, at: undefined };
  if (sequence <= place.sequence) return { kind: "out-of-order", sequence, at };
  const fits = sameMac(row.mac ?? "", chain.seal({ ...row, sequence }, place.mac));
  return fits ? undefined : { kind: "changed", sequence, at };
}

function otherHead({ sequence, mac, at }: AuditRow, exported: ReadonlyMap<number, AuditHead>): AuditBreak | undefined {
  const head = sequence === undefined ? undefined : exported.get(sequence);
  return head && !sameMac(head.mac, mac ?? "") ? { kind: "other-head", sequence: head.sequence, at } : undefined;
}

function placeAfter(row: AuditRow, place: Place, chain: AuditChain): Place {
  const { id, at, sequence, mac } = row;
  if (sequence === undefined || mac === undefined)
    return { ...place, id, before: place.before + 1, mac: chain.sealBefore(row, place.mac) };
  return { ...place, id, sequence, mac, since: place.since ?? at };
}

function cutOff({ sequence, before }: Place, heads: readonly AuditHead[]): AuditVerdict | undefined {
  const newest = heads.reduce((highest, head) => Math.max(highest, head.sequence), 0);
  return newest > sequence ? { kind: "cut-off", sequence: newest, at: undefined, before } : undefined;
}
