import type { drizzle } from "drizzle-orm/better-sqlite3";

/** Runs statements on an open database. */
export type Queries = ReturnType<typeof drizzle>;

/** An open database. */
export interface OpenStore {
  readonly queries: Queries;
  /**
   * Runs `work` in one `BEGIN IMMEDIATE` transaction. Synchronous on purpose: after an `await` the rest would run,
   * and be committed, outside of it.
   */
  transact<Result>(work: (queries: Queries) => Result): Result;
  /** Id of this start of the program, on what it takes in hand; left out where nobody outlives the process. */
  readonly start?: string;
  close(): void;
}
