import { Worker } from "node:worker_threads";
import { z } from "zod";

const CheckResult = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sound") }),
  /** What SQLite says of it. */
  z.strictObject({ kind: z.literal("damaged"), found: z.string() }),
  /** It could not be read for a reason that says nothing about its pages. */
  z.strictObject({ kind: z.literal("unchecked"), why: z.string() }),
]);
export type CheckResult = z.infer<typeof CheckResult>;

/** A check under way. */
export interface Check {
  /** Resolves when it is at its end, however that came. */
  readonly over: Promise<void>;
  end(): void;
}

const THREAD = new URL("./check-thread.ts", import.meta.url);

/**
 * Reads the whole database file for damage while everything else goes on: at two gigabytes that takes a quarter of a
 * minute, for which nobody should wait at a start. A damaged page otherwise shows itself only when it is read, perhaps
 * in the middle of somebody's recovery.
 *
 * @param file path of the database; one in memory has no pages that a disk could spoil
 * @param tell told once, unless the check was ended early
 */
export function checkBeside(file: string, tell: (result: CheckResult) => void): Check {
  if (file === ":memory:") return { over: Promise.resolve(), end: () => undefined };
  const thread = new Worker(THREAD, { workerData: file });
  thread.once("message", (result) => tell(CheckResult.parse(result)));
  thread.once("error", (error) => tell({ kind: "unchecked", why: String(error) }));
  const over = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  // It keeps no process alive that is done.
  thread.unref();
  return { over, end: () => void thread.terminate() };
}
