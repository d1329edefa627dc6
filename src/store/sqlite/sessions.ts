import { and, eq, gte, lte, ne, sql } from "drizzle-orm";
import { knownDevices, sessions } from "../../../db/schema/auth-sessions.ts";
import type { Session, SessionStore, SignInChange } from "../../auth/ports.ts";
import type { AccountId, Instant, TokenHash } from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import type { OpenStore, Queries } from "./database.ts";
import type { Applies } from "./apply-by.ts";
import { prepared } from "./statement-cache.ts";

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

/** The sessions of an account on SQLite. */
export const sessionStore = ({ queries }: OpenStore): SessionStore => ({
  ofAccount: async (account) =>
    queries
      .select({ hash: sessions.hash })
      .from(sessions)
      .where(eq(sessions.account, account))
      .all()
      .flatMap(({ hash }) => loadSession(queries, hash) ?? []),
});

/** What becomes of sessions. */
export type SessionChange = Extract<SignInChange, { readonly kind: `session${string}` }>;

/** How each change of sessions becomes rows. */
export const sessionChanges: Applies<SessionChange, Instant> = {
  "session-opened": openSession,
  "session-used": useSession,
  "session-strengthened": (queries, { hash }, now) =>
    void queries.update(sessions).set({ passwordAt: now }).where(eq(sessions.hash, hash)).run(),
  "session-ended": (queries, { hash }) => void queries.delete(sessions).where(eq(sessions.hash, hash)).run(),
  "sessions-ended": endSessions,
};

type Of<Kind extends SessionChange["kind"]> = Extract<SessionChange, { readonly kind: Kind }>;

function openSession(queries: Queries, { hash, account, openedWith, seen }: Of<"session-opened">, now: Instant): void {
  const { address, userAgent } = seen;
  queries
    .insert(sessions)
    .values({ hash, account, openedWith, address, userAgent, openedAt: now, usedAt: now, passwordAt: now })
    .run();
}

function endSessions(queries: Queries, { account, openedSince, usedUntil, except }: Of<"sessions-ended">): void {
  const which = and(
    openedSince && gte(sessions.openedAt, openedSince),
    usedUntil && lte(sessions.usedAt, usedUntil),
    except === undefined ? undefined : ne(sessions.hash, except),
  );
  queries
    .delete(sessions)
    .where(and(eq(sessions.account, account), which))
    .run();
  if (usedUntil === undefined) forgetDevices(queries, account, openedSince, except);
}

/** Whoever is put out must not go on trying as if they were the owner. */
function forgetDevices(queries: Queries, account: AccountId, since?: Instant, except?: TokenHash): void {
  const which = and(
    since && gte(knownDevices.knownSince, since),
    except === undefined ? undefined : ne(knownDevices.hash, except),
  );
  queries
    .delete(knownDevices)
    .where(and(eq(knownDevices.account, account), which))
    .run();
}

function useSession(queries: Queries, { hash, seen }: Of<"session-used">, now: Instant): void {
  const { address, userAgent } = seen;
  queries.update(sessions).set({ usedAt: now, address, userAgent }).where(eq(sessions.hash, hash)).run();
}
