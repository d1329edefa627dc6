import { z } from "zod";
import { auditMac, type Instant, instant } from "../../shared/brand.ts";
import { HOUR, MINUTE, type Clock } from "../../shared/clock.ts";
import type { Worker } from "../../shared/schedule.ts";
import type { AuditHead, AuditRecord } from "./model.ts";

/** One line of the file of exported heads. */
export const formatHead = ({ sequence, mac, at }: AuditHead): string =>
  JSON.stringify({ sequence, mac, at: new Date(at).toISOString() });

/** Also reads the lines that the log has of it, where every value is text. */
const shape = z.object({
  sequence: z.coerce.number().int().positive(),
  mac: z.string().transform(auditMac),
  at: z.iso.datetime().transform((text) => instant(Date.parse(text))),
});

/** @returns the heads in `text`, one a line, and how many lines are none: a power cut may leave half a line */
export function parseHeads(text: string): { readonly heads: readonly AuditHead[]; readonly unreadable: number } {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const heads = lines.flatMap((line) => {
    const read = shape.safeParse(jsonOf(line));
    return read.success ? [read.data] : [];
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

interface HeadExport {
  readonly record: AuditRecord;
  readonly clock: Clock;
  /** When the head was exported last, by whichever process. */
  readonly last: Instant | undefined;
  /** Puts the head where somebody who can write to the database cannot take it away unseen. */
  readonly keep: (head: AuditHead) => void;
}

/** Exports the head at once when it is an hour since the last time, and every hour from then on. */
export function headExport({ record, clock, last, keep }: HeadExport): Worker {
  let kept = last;
  let failed: Instant | undefined;
  return {
    name: "audit head",
    drain: async () => {
      const now = clock.now();
      if (isWithin(HOUR, kept, now) || isWithin(MINUTE, failed, now)) return 0;
      failed = now;
      const head = await record.head();
      if (!head) return 0;
      keep({ ...head, at: now });
      kept = now;
      return 1;
    },
  };
}

/** Also false when the clock was set back: waiting for the old time to come again could take years. */
const isWithin = (span: number, moment: Instant | undefined, now: Instant) =>
  moment !== undefined && Math.abs(now - moment) < span;
