import { eq } from "drizzle-orm";
import { sessions } from "../../db/schema/auth-sessions.ts";
import type { Session } from "../auth/ports.ts";
import type { TokenHash } from "../shared/brand.ts";
import { byId, loadAccount } from "./load-account.ts";
import type { Queries } from "./open.ts";

/** The session with whose it is. */
export function loadSession(queries: Queries, hash: TokenHash): Session | undefined {
  const row = queries.select().from(sessions).where(eq(sessions.hash, hash)).get();
  const account = row && loadAccount(queries, byId(row.account));
  if (!row || !account) return undefined;
  const { openedAt, usedAt, passwordAt, openedWith, address, userAgent } = row;
  return { hash, account, openedAt, usedAt, passwordAt, openedWith, seen: { address, userAgent } };
}
