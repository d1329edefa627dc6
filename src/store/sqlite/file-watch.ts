import { sql } from "drizzle-orm";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { codeBeside } from "../../shared/code-beside.ts";
import { damaged, isDamage, markDamaged, type StoreUnusable } from "./damage.ts";
import type { OpenStore } from "./database.ts";

/** Sees to it that nothing is written into a file that is known to be damaged. */
export interface FileWatch {
  /** The same database; a transaction that comes upon damage ends the writing. */
  readonly store: OpenStore;
  /** Somebody came upon this error; most have nothing to do with the file. */
  notice(error: unknown): void;
  isDamaged(): boolean;
  /** Resolves when the file was read to its end, or to the first damage. */
  readonly checked: Promise<void>;
  /** Ends the check, should it still run. */
  end(): void;
}

/**
 * Begins to read the whole file beside everything else. From the first sign of damage on every write is refused,
 * whoever wants it: it could take whole pages along, and nobody could promise to keep what came in. The next start
 * finds word of it and looks before it serves.
 *
 * @param file path of the database
 * @param tell told once, with a sentence that names the cure
 * @param unchecked told when the file could not be read through, for a reason that says nothing about its pages
 */
export function watchFile(
  opened: OpenStore,
  file: string,
  tell: (damage: StoreUnusable) => void,
  unchecked: (why: string) => void,
): FileWatch {
  const state: { damage?: StoreUnusable } = {};
  const stop = (found: string, cause?: unknown) => {
    if (state.damage) return;
    state.damage = damaged(file, found, cause);
    opened.queries.run(sql.raw("pragma query_only = on"));
    tell(state.damage);
    markDamaged(file, found);
  };
  const notice = (error: unknown) => {
    if (isDamage(error)) stop(reason(error), error);
  };
  const check = checkBeside(file, (result) => {
    if (result.kind === "damaged") stop(result.found);
    if (result.kind === "unchecked") unchecked(result.why);
  });
  const transact: OpenStore["transact"] = (work) => {
    if (state.damage) throw state.damage;
    try {
      return opened.transact(work);
    } catch (error) {
      notice(error);
      throw isDamage(error) ? damaged(file, reason(error), error) : error;
    }
  };
  return {
    store: { ...opened, transact },
    notice,
    isDamaged: () => state.damage !== undefined,
    checked: check.over,
    end: () => check.end(),
  };
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

const CheckResult = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sound") }),
  /** What SQLite says of it. */
  z.strictObject({ kind: z.literal("damaged"), found: z.string() }),
  /** It could not be read for a reason that says nothing about its pages. */
  z.strictObject({ kind: z.literal("unchecked"), why: z.string() }),
]);
export type CheckResult = z.infer<typeof CheckResult>;

/** A check under way. */
interface Check {
  /** Resolves when it is at its end, however that came. */
  readonly over: Promise<void>;
  end(): void;
}

const THREAD = codeBeside("./check-thread", import.meta.url);

/**
 * Reads the whole database file for damage while everything else goes on: at two gigabytes that takes a quarter of a
 * minute, for which nobody should wait at a start. A damaged page otherwise shows itself only when it is read, perhaps
 * in the middle of somebody's recovery.
 *
 * @param file path of the database; one in memory has no pages that a disk could spoil
 * @param tell told once, unless the check was ended early
 */
function checkBeside(file: string, tell: (result: CheckResult) => void): Check {
  if (file === ":memory:") return { over: Promise.resolve(), end: () => undefined };
  const thread = new Worker(THREAD, { workerData: file });
  thread.once("message", (result) => tell(CheckResult.parse(result)));
  thread.once("error", (error) => tell({ kind: "unchecked", why: String(error) }));
  const over = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  // It keeps no process alive that is done.
  thread.unref();
  return { over, end: () => void thread.terminate() };
}
