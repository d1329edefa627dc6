import { eq } from "drizzle-orm";
import { doneOnce } from "../../../db/schema/once.ts";
import { idempotencyKey } from "../../shared/brand.ts";
import type { Clock } from "../../shared/clock.ts";
import type { HealthPart } from "../../shared/health.ts";
import type { Worker } from "../../shared/schedule.ts";
import type { OpenStore } from "./database.ts";

/** What SQLite says when the file, or the disk below it, takes nothing more. */
const CURES: readonly (readonly [code: string, sentence: string])[] = [
  ["SQLITE_FULL", "The disk is full: nothing new can be kept. Free some space; it goes on by itself."],
  ["ENOSPC", "The disk is full: nothing new can be kept. Free some space; it goes on by itself."],
  ["SQLITE_IOERR", "The disk fails: nothing new can be kept. Look at the disk and its system log."],
  ["SQLITE_READONLY", "The database file cannot be written: give this user write access to it and its folder."],
  ["SQLITE_CANTOPEN", "A file beside the database cannot be made: give this user write access to its folder."],
];

/** The cure, when an error is one of a database that takes no writes; undefined for any other. */
export function unwritableBecause(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  const found = CURES.find(([start]) => code.startsWith(start));
  return found ? found[1] : unwritableBecause(error.cause);
}

/** Says when a write failed because of the disk. The error goes on to the caller: what is not stored is not acknowledged. */
export const watchWrites = (store: OpenStore, health: HealthPart): OpenStore => ({
  ...store,
  transact: (work) => {
    try {
      return store.transact(work);
    } catch (error) {
      const why = unwritableBecause(error);
      if (why !== undefined) health.out(why);
      throw error;
    }
  },
});

/** More than a turn of a chat writes (bytes): when so much fits again, the next message does. */
const ROOM = 256 * 1024;
const PROBE = idempotencyKey("room-on-the-disk");

/**
 * Looks whether the disk takes writes again, by a write that needs new pages. Without it nobody would notice: a balancer
 * that hears 503 sends nobody any more, so nothing would be written.
 *
 * @param isOut whether the database is out; while it is well nothing is written
 */
export const writeProbe = (store: OpenStore, clock: Clock, health: HealthPart, isOut: () => boolean): Worker => ({
  name: "disk",
  drain: async () => {
    if (!isOut()) return 0;
    try {
      writeAndRemove(store, clock);
      health.well();
    } catch (error) {
      if (unwritableBecause(error) === undefined) throw error;
    }
    return 0;
  },
});

function writeAndRemove(store: OpenStore, clock: Clock): void {
  const row = { key: PROBE, answer: "-".repeat(ROOM), at: clock.now() };
  store.transact((queries) => queries.insert(doneOnce).values(row).onConflictDoNothing().run());
  store.transact((queries) => queries.delete(doneOnce).where(eq(doneOnce.key, PROBE)).run());
}
