import { desc, eq, notInArray } from "drizzle-orm";
import { localMailbox } from "../../../db/schema/mail.ts";
import type { MailboxStore } from "../../mail/ports.ts";
import type { OpenStore } from "./database.ts";

/** On a clock that stands still the later row is the newer one. */
const NEWEST_FIRST = [desc(localMailbox.at), desc(localMailbox.sequence)] as const;

/** What the mailbox knows of a mail; the order of rows is the table's own matter. */
const MAIL = { id: localMailbox.id, at: localMailbox.at, body: localMailbox.body };

/** The mailbox of the embedded default on SQLite. */
export function mailboxStore(store: OpenStore): MailboxStore {
  return {
    put: async (row, keep) =>
      store.transact((queries) => {
        queries.insert(localMailbox).values(row).onConflictDoNothing().run();
        const newest = queries
          .select({ id: localMailbox.id })
          .from(localMailbox)
          .orderBy(...NEWEST_FIRST)
          .limit(keep);
        queries.delete(localMailbox).where(notInArray(localMailbox.id, newest)).run();
      }),
    list: async () =>
      store.queries
        .select(MAIL)
        .from(localMailbox)
        .orderBy(...NEWEST_FIRST)
        .all(),
    read: async (id) => store.queries.select(MAIL).from(localMailbox).where(eq(localMailbox.id, id)).get(),
  };
}
