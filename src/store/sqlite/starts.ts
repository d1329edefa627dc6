import Database from "better-sqlite3";
import { inArray } from "drizzle-orm";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { caseTopics } from "../../../db/schema/case-topics.ts";
import { deliveries, works } from "../../../db/schema/conversation-outbox.ts";
import { mails } from "../../../db/schema/mail.ts";
import type { Instant } from "../../shared/brand.ts";
import { reasonOf, StoreUnusable } from "./damage.ts";
import type { OpenStore, Queries } from "./database.ts";

/**
 * Makes this process a start of the program on its database: what it takes in hand carries the start's id, and what
 * starts that are proved to be gone had in hand is free at once, where it would have rested until its lease ran out.
 * Several processes may run on one file; none of them takes from another that lives.
 *
 * @param file path of the database; one in memory ends with its process, and has no earlier starts
 */
export function beginStart(store: OpenStore, file: string, start: string, now: Instant): OpenStore {
  if (file === ":memory:") return store;
  // Under the write lock, so that no two starts judge each other between making the file and locking it.
  const { lock, dead } = store.transact((queries) => {
    const own = holdStart(file, start);
    const gone = deadStarts(file);
    freeLeases(queries, gone, now);
    return { lock: own, dead: gone };
  });
  // After the commit: a kill in between only means that they are judged again.
  forgetStarts(file, dead);
  const close = () => {
    store.close();
    lock.release();
  };
  return { ...store, start, close };
}

/** Every table with leases. A row that was settled is held by nobody, so what is done stays done. */
function freeLeases(queries: Queries, starts: readonly string[], now: Instant): void {
  if (starts.length === 0) return;
  const free = { heldBy: null, nextTry: now };
  for (const table of [mails, deliveries, caseTopics])
    queries
      .update(table)
      .set({ ...free, lease: null })
      .where(inArray(table.heldBy, [...starts]))
      .run();
  queries
    .update(works)
    .set(free)
    .where(inArray(works.heldBy, [...starts]))
    .run();
}

/**
 * Proof that a start of the program still runs: a file of its own beside the database, on which it holds SQLite's
 * exclusive lock. The system takes that lock away when the process ends, however it ends; a process id would prove
 * nothing, since it is given to somebody else one day.
 */
export interface StartLock {
  /** The file stays for the next start, which sees in it that this one is gone. */
  release(): void;
}

const prefixOf = (file: string) => `${basename(file)}.start-`;

const lockOf = (file: string, start: string) => join(dirname(file), prefixOf(file) + start);

/** @param start its id; nothing but letters, digits and hyphens */
export function holdStart(file: string, start: string): StartLock {
  const place = lockOf(file, start);
  writeFileSync(place, "", { mode: 0o600 });
  const lock = new Database(place);
  lockWhole(lock);
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

/** Every lock of this process. One that nothing refers to is closed with the garbage, and its living start is taken for dead. */
const held = new Set<Database.Database>();

/** Nothing is written, so there is nothing for a journal beside the file. */
function lockWhole(door: Database.Database): void {
  door.pragma("journal_mode = memory");
  door.exec("begin exclusive");
}

/** Starts on this database of which it is proved that they are gone. A file that is missing proves nothing. */
function deadStarts(file: string): readonly string[] {
  const prefix = prefixOf(file);
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((start) => !isHeld(lockOf(file, start)));
}

/** Nothing asks for them any more. */
function forgetStarts(file: string, starts: readonly string[]): void {
  for (const start of starts) rmSync(lockOf(file, start), { force: true });
}

/** Anything but an open door counts as held: who cannot be proved dead keeps what it has until its time is over. */
function isHeld(place: string): boolean {
  if (!existsSync(place)) return true;
  try {
    const door = new Database(place, { fileMustExist: true, timeout: 0 });
    try {
      lockWhole(door);
      return false;
    } finally {
      door.close();
    }
  } catch {
    return true;
  }
}

/** A database that this process alone has open, and keeps so until it is let go. */
export interface HeldAlone {
  /** Undefined when there is no file, or one that is too damaged to be read. */
  readonly database: Database.Database | undefined;
  letGo(): void;
}

/**
 * Makes sure that nobody uses a database file, and that nobody begins to.
 *
 * Told by SQLite's own locks: as long as any process has a database with a log open, even one that stands still, the log
 * cannot be switched off; the system takes the locks away from a process that was killed. Nothing else is as certain: a
 * file with a process number outlives its process, and a port says nothing of `latchkey chat`. Switching the log off
 * also brings what lies in it into the file.
 *
 * @throws StoreUnusable when it is in use
 */
export function holdAlone(file: string): HeldAlone {
  if (!existsSync(file)) return { database: undefined, letGo: () => undefined };
  const database = new Database(file, { timeout: 2000 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = DELETE");
    database.exec("begin exclusive");
    return { database, letGo: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreUnusable(inUse(file), { cause: error });
    if (isUnreadable(error)) return { database: undefined, letGo: () => undefined };
    throw new StoreUnusable(`${file} cannot be taken out of the way (${reasonOf(error)}).`, { cause: error });
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");
const isBusy = (error: unknown) => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error));
const isUnreadable = (error: unknown) => /^SQLITE_(?:CORRUPT|NOTADB)/u.test(codeOf(error));

const inUse = (file: string) =>
  `Latchkey is running on ${file}, or another program has it open. Stop it (Ctrl+C, or your service's stop), then restore again. Nothing was changed.`;
