import { type AuditMac, auditMac, type Instant } from "../../shared/brand.ts";
import type { Secrets } from "../../shared/secrets.ts";
import type { AuditEvent } from "./vocabulary.ts";

/** Text of one audit line, as it rests. */
export interface AuditText {
  readonly at: Instant;
  readonly event: string;
  /** JSON of the details. */
  readonly line: string;
}

/** Seals lines one after the other. Pure: the same line after the same line has the same seal. */
export interface AuditChain {
  /** What the very first line is sealed to. */
  readonly start: AuditMac;
  /** Seal over a line that was written before there was a chain: the first line of the chain is sealed to the last of these. */
  sealBefore(line: AuditText & { readonly id: number }, previous: AuditMac): AuditMac;
  /** @param previous seal of the line before */
  seal(line: AuditText & { readonly sequence: number }, previous: AuditMac): AuditMac;
  /** Seal of a head in a file of heads. @param previous seal of the head before it there; `start` for the first */
  sealHead(head: AuditHead, previous: AuditMac): AuditMac;
}

/** One line of the record as it rests. Lines that were written before there was a chain have no number and no seal. */
export interface AuditRow extends AuditText {
  readonly id: number;
  readonly sequence: number | undefined;
  readonly mac: AuditMac | undefined;
}

/** The end of the chain at a moment. Kept elsewhere, it shows later that the end was not cut off. */
export interface AuditHead {
  readonly sequence: number;
  readonly mac: AuditMac;
  /** When it was read. */
  readonly at: Instant;
}

/** A head as it lies in a file of heads: sealed to the one before it there, so that none is changed or taken out unseen. */
export interface KeptHead extends AuditHead {
  /** Undefined in lines of versions that sealed none, and in heads that were copied out of a log. */
  readonly seal: AuditMac | undefined;
}

/** Reads the audit record and changes nothing. */
export interface AuditRecord {
  /** The next lines in the order in which they were written. @param after id of the last line read; 0 to begin */
  lines(after: number, limit: number): Promise<readonly AuditRow[]>;
  /** The newest line; undefined while there is none. */
  head(): Promise<Omit<AuditHead, "at"> | undefined>;
  /** Seal of the line with this number; undefined when there is none. */
  sealOf(sequence: number): Promise<AuditMac | undefined>;
  /** Whether a line later than this number tells of one of these events. */
  tellsOf(events: readonly AuditEvent[], after: number): Promise<boolean>;
}

/**
 * Seals audit lines with a key that is not in the database: whoever can write to the database alone can make no line,
 * and can change, move or take out none without the next seal showing it. A plain hash would only slow them down.
 */
export function auditChain(secrets: Secrets): AuditChain {
  const mac = (...parts: readonly string[]): AuditMac => auditMac(secrets.mac("audit-chain", ...parts));
  return {
    start: mac("start"),
    sealBefore: ({ id, at, event, line }, previous) => mac("before", String(id), String(at), event, line, previous),
    seal: ({ sequence, at, event, line }, previous) => mac("line", String(sequence), String(at), event, line, previous),
    sealHead: (head, previous) => mac("head", String(head.sequence), head.mac, String(head.at), previous),
  };
}
