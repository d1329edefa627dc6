import { eq, sql } from "drizzle-orm";
import { sessions } from "../../../db/schema/auth-sessions.ts";
import type { Session } from "../../auth/ports.ts";
import type { TokenHash } from "../../shared/brand.ts";
import { byId, loadAccount } from "./load-account.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

const sessionOf = prepared((queries) =>
  queries
    .select()
    .from(sessions)
    .where(eq(sessions.hash, sql.placeholder("hash")))
    .prepare(),
);

/** The session with whose it is. */
export function loadSession(queries: Queries, hash: TokenHash): Session | undefined {
  const row = sessionOf(queries).get({ hash });
  const account = row && loadAccount(queries, byId(row.account));
  if (!row || !account) return undefined;
  const { openedAt, usedAt, passwordAt, openedWith, address, userAgent } = row;
  return { hash, account, openedAt, usedAt, passwordAt, openedWith, seen: { address, userAgent } };
}
