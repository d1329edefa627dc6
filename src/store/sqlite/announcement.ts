import { and, eq, gt } from "drizzle-orm";
import { announcement } from "../../../db/schema/announcement.ts";
import type { AnnouncementStore } from "../../announcements/announcements.ts";
import type { AuditChain } from "../../auth/ports.ts";
import { auditLine, writeAudit } from "./audit.ts";
import type { OpenStore } from "./database.ts";

/** The database side of what everybody is told. */
export function announcementStore(store: OpenStore, chain: AuditChain): AnnouncementStore {
  const told = (what: string, until?: number) =>
    ({
      event: "sys_announced",
      account: undefined,
      details: { what, by: "operator", ...(until !== undefined && { until }) },
    }) as const;
  return {
    current: async (now) => {
      const row = store.queries
        .select()
        .from(announcement)
        .where(and(eq(announcement.id, 1), gt(announcement.until, now)))
        .get();
      return row && { name: row.name, texts: row.texts, until: row.until };
    },
    announce: async (next, now) =>
      store.transact((queries) => {
        queries
          .insert(announcement)
          .values({ id: 1, ...next })
          .onConflictDoUpdate({ target: announcement.id, set: next })
          .run();
        writeAudit(queries, chain, auditLine(told("announced", next.until), now));
      }),
    end: async (now) =>
      store.transact((queries) => {
        const ended =
          queries
            .delete(announcement)
            .where(and(eq(announcement.id, 1), gt(announcement.until, now)))
            .run().changes === 1;
        if (ended) writeAudit(queries, chain, auditLine(told("announcement ended"), now));
        return ended;
      }),
  };
}
