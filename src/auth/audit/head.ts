import { z } from "zod";
import { type AuditMac, auditMac, type Instant, instant } from "../../shared/brand.ts";
import { HOUR, MINUTE, type Clock } from "../../shared/clock.ts";
import type { Worker } from "../../shared/schedule.ts";
import { sameMac } from "../../shared/secrets.ts";
import type { AuditChain, AuditHead, AuditRecord, KeptHead } from "./model.ts";
import { PRIVILEGED } from "./vocabulary.ts";

/** One line of a file of exported heads. Without a seal: a head that is copied out by hand. */
export const formatHead = ({ sequence, mac, at, seal }: AuditHead & Partial<KeptHead>): string =>
  JSON.stringify({ sequence, mac, at: new Date(at).toISOString(), seal });

/** Also reads the lines that the log has of it, where every value is text. */
const shape = z.object({
  sequence: z.coerce.number().int().positive(),
  mac: z.string().transform(auditMac),
  at: z.iso.datetime().transform((text) => instant(Date.parse(text))),
  seal: z.string().transform(auditMac).optional(),
});

/** @returns the heads in `text`, one a line, and how many lines are none: a power cut may leave half a line */
export function parseHeads(text: string): { readonly heads: readonly KeptHead[]; readonly unreadable: number } {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const heads = lines.flatMap((line) => {
    const read = shape.safeParse(jsonOf(line));
    return read.success ? [{ ...read.data, seal: read.data.seal }] : [];
  });
  return { heads, unreadable: lines.length - heads.length };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What the next head in a file is sealed to, and the first head there that is not as it was written. */
export interface HeadFileVerdict {
  readonly end: AuditMac;
  readonly broken: KeptHead | undefined;
}

/**
 * Computes every seal of a file of heads again. Heads of versions that sealed none are held by the first seal after them.
 *
 * @param from the seal to begin with, where `heads` is only the end of a file
 */
export function verifyHeads(heads: readonly KeptHead[], chain: AuditChain, from = chain.start): HeadFileVerdict {
  let end = from;
  let sealed = from !== chain.start;
  let broken: KeptHead | undefined;
  for (const head of heads) {
    const fits = head.seal === undefined ? !sealed : sameMac(head.seal, chain.sealHead(head, end));
    if (!fits) broken ??= head;
    end = head.seal ?? chain.sealHead(head, end);
    sealed ||= head.seal !== undefined;
  }
  return { end, broken };
}

interface HeadExport {
  readonly record: AuditRecord;
  readonly clock: Clock;
  /** The newest head that was kept, by whichever process. */
  readonly last: AuditHead | undefined;
  /**
   * Puts the head where somebody who can write to the database cannot take it away unseen.
   *
   * @param loud it is worth a line in the log: the first in an hour, or one behind which somebody got rights
   */
  readonly keep: (head: AuditHead, loud: boolean) => void;
  /** Told when the record is no longer the one that was exported last: its end was cut off, or written anew. */
  readonly onBroken: (head: AuditHead) => void;
}

/**
 * Exports the head whenever the record has grown, at most once a minute: so many lines at most, and no more, can be cut
 * off unseen. While nothing happens there is nothing to export.
 */
export function headExport({ record, clock, last, keep, onBroken }: HeadExport): Worker {
  let kept = last;
  let looked: Instant | undefined;
  let loudAt: Instant | undefined;
  return {
    name: "audit head",
    drain: async () => {
      const now = clock.now();
      if (isWithin(MINUTE, looked, now)) return 0;
      looked = now;
      const head = await record.head();
      if (kept && !sameMac((await record.sealOf(kept.sequence)) ?? "", kept.mac)) onBroken(kept);
      if (!head || (head.sequence === kept?.sequence && sameMac(head.mac, kept.mac))) return 0;
      const loud = !isWithin(HOUR, loudAt, now) || (await record.tellsOf(PRIVILEGED, kept?.sequence ?? 0));
      keep({ ...head, at: now }, loud);
      kept = { ...head, at: now };
      if (loud) loudAt = now;
      return 1;
    },
  };
}

/** Also false when the clock was set back: waiting for the old time to come again could take years. */
const isWithin = (span: number, moment: Instant | undefined, now: Instant) =>
  moment !== undefined && Math.abs(now - moment) < span;
