import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  type AuditChain,
  type AuditHead,
  type AuditRecord,
  formatHead,
  headExport,
  type KeptHead,
  parseHeads,
  verifyHeads,
} from "../auth/auth.ts";
import type { Clock } from "../shared/clock.ts";
import type { Worker } from "../shared/schedule.ts";
import { sameMac } from "../shared/secrets.ts";

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

/** Enough for some hundred heads, so that a start need not read those of years. */
const TAIL_BYTES = 65_536;

/** The newest heads in the file; all of them where the end of it holds none with a seal. */
function readTail(file: string): readonly KeptHead[] {
  if (!existsSync(file)) return [];
  const open = openSync(file, "r");
  const { size } = fstatSync(open);
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  readSync(open, tail, 0, tail.length, size - tail.length);
  closeSync(open);
  const { heads } = parseHeads(tail.toString("utf8"));
  return heads.at(-1)?.seal === undefined ? readHeads(file).heads : heads;
}

/** Appends a head to the file, sealed to the one that is its last. */
export function appendHead(file: string, head: AuditHead, chain: AuditChain): void {
  const heads = readTail(file);
  const end = heads.at(-1)?.seal ?? verifyHeads(heads, chain).end;
  const line = `${formatHead({ ...head, seal: chain.sealHead(head, end) })}\n`;
  // A power cut may have left half a line; what follows on it would be lost with it.
  appendFileSync(file, endsWithBreak(file) ? line : `\n${line}`, { mode: 0o600 });
}

function endsWithBreak(file: string): boolean {
  if (!existsSync(file)) return true;
  const open = openSync(file, "r");
  const { size } = fstatSync(open);
  const last = Buffer.alloc(1);
  const read = size === 0 ? 0 : readSync(open, last, 0, 1, size - 1);
  closeSync(open);
  return read === 0 || last.toString() === "\n";
}

export interface KeepHeads {
  readonly record: AuditRecord;
  readonly chain: AuditChain;
  readonly databaseFile: string;
  readonly clock: Clock;
  /** Told of heads that are worth a line: a log that leaves this machine is out of reach of whoever has taken it. */
  readonly tell: (head: AuditHead) => void;
  /** Told when record or file are no longer as this process knew them. */
  readonly onBroken: (what: AuditAlarm) => void;
}

/** What was changed past the program while it ran, or since it last did. */
export type AuditAlarm = "record" | "heads";

/** Appends the head to the file beside the database whenever the record has grown, once a minute at most. */
export function keepHeads({ record, chain, databaseFile, clock, tell, onBroken }: KeepHeads): Worker {
  const file = headFileOf(databaseFile);
  const last = file === undefined ? undefined : readTail(file).at(-1);
  let known = last;
  const keep = (head: AuditHead, loud: boolean) => {
    if (file !== undefined) {
      if (known && !holds(file, known)) onBroken("heads");
      appendHead(file, head, chain);
      known = readTail(file).at(-1);
    }
    if (loud) tell(head);
  };
  return headExport({ record, clock, last, keep, onBroken: () => onBroken("record") });
}

/** The newest heads still have this one. */
const holds = (file: string, { sequence, mac }: AuditHead) =>
  readTail(file).some((head) => head.sequence === sequence && sameMac(head.mac, mac));
