import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AccountId, Instant, WorkspaceId } from "../../src/shared/brand.ts";
import { accounts, workspaces } from "./auth.ts";
import { sequenceIn } from "./sequence.ts";

/** The way back from each change of a whitelist. Only the newest of a workspace counts, for half an hour and once. */
export const whitelistUndos = sqliteTable(
  "whitelist_undos",
  {
    id: text("id").primaryKey(),
    workspace: text("workspace")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id),
    /** What the change did, and the range it was about (empty for a switch). */
    what: text("what", {
      enum: ["added", "removed", "switched-on", "switched-off", "api-blocked", "api-freed"],
    }).notNull(),
    range: text("range").notNull(),
    by: text("by")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    madeAt: integer("made_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    usedAt: integer("used_at").$type<Instant>(),
    usedBy: text("used_by")
      .$type<AccountId>()
      .references(() => accounts.id),
    /** JSON of the whole list as it was before. */
    before: text("before").notNull(),
    sequence: sequenceIn("whitelist_undos"),
  },
  (table) => [
    index("whitelist_undos_workspace").on(table.workspace, table.madeAt),
    index("whitelist_undos_sequence").on(table.sequence),
  ],
);
