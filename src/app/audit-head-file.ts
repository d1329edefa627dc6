import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type AuditHead, type AuditRecord, formatHead, headExport, parseHeads } from "../auth/auth.ts";
import type { Clock } from "../shared/clock.ts";
import type { Worker } from "../shared/schedule.ts";

/**
 * The file to which heads of the audit record are appended; undefined for a database that is in memory only. The demo
 * has one of its own: it may stand beside production, whose record would seem cut off by the heads of another.
 */
export const headFileOf = (databaseFile: string): string | undefined =>
  databaseFile === ":memory:" ? undefined : join(dirname(databaseFile), HEAD_FILES[basename(databaseFile)] ?? HEADS);

const HEADS = "audit-head.jsonl";
const HEAD_FILES: Readonly<Record<string, string>> = { "demo.db": "demo-audit-head.jsonl" };

/** What the file holds; nothing when there is none. */
export const readHeads = (file: string | undefined): ReturnType<typeof parseHeads> =>
  parseHeads(file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "");

export interface KeepHeads {
  readonly record: AuditRecord;
  readonly databaseFile: string;
  readonly clock: Clock;
  /** Told too: a log that leaves this machine is out of reach of whoever has taken it. */
  readonly tell: (head: AuditHead) => void;
}

/** Appends the head to the file beside the database and tells it, every hour. */
export function keepHeads({ record, databaseFile, clock, tell }: KeepHeads): Worker {
  const file = headFileOf(databaseFile);
  const last = readHeads(file).heads.at(-1)?.at;
  const keep = (head: AuditHead) => {
    if (file !== undefined) appendFileSync(file, `${formatHead(head)}\n`, { mode: 0o600 });
    tell(head);
  };
  return headExport({ record, clock, last, keep });
}
