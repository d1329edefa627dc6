import { inArray } from "drizzle-orm";
import { caseTopics } from "../../../db/schema/case-topics.ts";
import { deliveries, works } from "../../../db/schema/conversation-outbox.ts";
import { mails } from "../../../db/schema/mail.ts";
import type { Instant } from "../../shared/brand.ts";
import type { OpenStore, Queries } from "./open.ts";
import { deadStarts, forgetStarts, holdStart } from "./start-lock.ts";

/**
 * Makes this process a start of the program on its database: what it takes in hand carries the start's id, and what
 * starts that are proved to be gone had in hand is free at once, where it would have rested until its lease ran out.
 * Several processes may run on one file; none of them takes from another that lives.
 *
 * @param file path of the database; one in memory ends with its process, and has no earlier starts
 * @param start a fresh id
 */
export function beginStart(store: OpenStore, file: string, start: string, now: Instant): OpenStore {
  if (file === ":memory:") return store;
  // Under the write lock, so that no two starts judge each other between making the file and locking it.
  const { lock, dead } = store.transact((queries) => {
    const held = holdStart(file, start);
    const gone = deadStarts(file);
    freeLeases(queries, gone, now);
    return { lock: held, dead: gone };
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
