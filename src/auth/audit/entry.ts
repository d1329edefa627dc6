import { z } from "zod";
import type { Instant } from "../../shared/brand.ts";
import type { AuditRecord, AuditRow } from "./model.ts";

/** One line of the record in the form in which it leaves. */
export interface AuditEntry extends Pick<AuditRow, "sequence" | "at" | "event" | "mac"> {
  /** Account it is about, where there is one. */
  readonly account: string | undefined;
  /** Who did it: an account, or a word such as `operator`. Where the line names nobody else, whose account it is. */
  readonly by: string | undefined;
  /** Everything else that it tells. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is wanted of the record; all of it where nothing is said. */
export interface AuditFilter {
  /** Lines that name this id anywhere: an account, a conversation, a request. */
  readonly about?: string | undefined;
  /** Lines of what this account, or whoever the word names, did. */
  readonly by?: string | undefined;
  readonly since?: Instant | undefined;
  /** Up to and without. */
  readonly until?: Instant | undefined;
}

const LINE = z.record(z.string(), z.unknown());
const TEXT = z.string().optional().catch(undefined);

/** @throws when the line is no JSON: nobody but another program wrote it, which `audit verify` tells */
function entryOf({ sequence, at, event, mac, line }: AuditRow): AuditEntry {
  const { account, by, ...details } = LINE.parse(JSON.parse(line));
  const owner = TEXT.parse(account);
  return { sequence, at, event, mac, account: owner, by: TEXT.parse(by) ?? owner, details };
}

/** Whether the filter lets the entry through. */
function isWanted(entry: AuditEntry, { about, by, since, until }: AuditFilter): boolean {
  if (since !== undefined && entry.at < since) return false;
  if (until !== undefined && entry.at >= until) return false;
  if (by !== undefined && entry.by !== by) return false;
  return about === undefined || names([entry.account, entry.by, entry.details], about);
}

/** The id stands somewhere in the value, whole. */
function names(value: unknown, id: string): boolean {
  if (value === id) return true;
  if (Array.isArray(value)) return value.some((part) => names(part, id));
  return typeof value === "object" && value !== null && Object.values(value).some((part) => names(part, id));
}

/** Enough to be quick, little enough to be held. */
const ROWS_AT_ONCE = 5000;

/** The wanted entries in the order in which they were written, some thousand lines in memory at a time. */
export async function* readEntries(record: AuditRecord, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  for (let after = 0; ;) {
    const rows = await record.lines(after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows.map(entryOf).filter((entry) => isWanted(entry, filter));
    after = last.id;
  }
}
