import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Instant, TokenHash } from "../../src/shared/brand.ts";

/** One-time links that a start prints while there is no workspace: whoever opens one becomes the first admin. */
export const setUpLinks = sqliteTable("set_up_links", {
  hash: text("hash").$type<TokenHash>().primaryKey(),
  issuedAt: integer("issued_at").$type<Instant>().notNull(),
  expiresAt: integer("expires_at").$type<Instant>().notNull(),
  /** Used, or replaced by a later one. Never set back. */
  endedAt: integer("ended_at").$type<Instant>(),
});
