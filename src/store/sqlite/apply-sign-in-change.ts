import { and, eq, gte, isNull, lte, ne } from "drizzle-orm";
import { addressStates } from "../../../db/schema/auth.ts";
import { challenges } from "../../../db/schema/auth-codes.ts";
import { sessions, signInAttempts } from "../../../db/schema/auth-sessions.ts";
import type { SignInChange } from "../../auth/ports.ts";
import { type AddressKey, type Instant, instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";

export function applySignInChange(queries: Queries, change: SignInChange, now: Instant): void {
  switch (change.kind) {
    case "attempt-recorded":
      recordAttempt(queries, change, now);
      break;
    case "locked":
      lock(queries, change.key, change.until, now);
      break;
    case "failures-forgiven":
      setAddressState(queries, change.key, { lockedUntil: longAgo, failuresFrom: now });
      break;
    case "session-opened":
      openSession(queries, change, now);
      break;
    case "session-used":
      useSession(queries, change, now);
      break;
    case "session-strengthened":
      queries.update(sessions).set({ passwordAt: now }).where(eq(sessions.hash, change.hash)).run();
      break;
    case "session-ended":
      queries.delete(sessions).where(eq(sessions.hash, change.hash)).run();
      break;
    case "sessions-ended":
      endSessions(queries, change);
      break;
    default:
      never(change);
  }
}

type Of<Kind extends SignInChange["kind"]> = Extract<SignInChange, { readonly kind: Kind }>;

/** The moment of everything that never was. */
const longAgo = instant(0);

/** One row for each address that ever had one of these; what is not named keeps its value. */
export function setAddressState(
  queries: Queries,
  key: AddressKey,
  set: Partial<Record<"lockedUntil" | "failuresFrom" | "recoveryShutUntil", Instant>>,
): void {
  const fresh = { key, lockedUntil: longAgo, failuresFrom: longAgo, recoveryShutUntil: longAgo };
  queries
    .insert(addressStates)
    .values({ ...fresh, ...set })
    .onConflictDoUpdate({ target: addressStates.key, set })
    .run();
}

function recordAttempt(queries: Queries, change: Of<"attempt-recorded">, now: Instant): void {
  const { key, account, cause, failed, cameIn, seen } = change;
  const { address, userAgent } = seen;
  const row = { addressKey: key, account: account ?? null, cause, failed, cameIn, address, userAgent, at: now };
  queries.insert(signInAttempts).values(row).run();
}

/** The lock ends sign-ins under way too: otherwise the open one could go on guessing (keycloak#26180). */
function lock(queries: Queries, key: AddressKey, until: Instant, now: Instant): void {
  setAddressState(queries, key, { lockedUntil: until, failuresFrom: until });
  const open = and(eq(challenges.addressKey, key), eq(challenges.budget, "entered"), isNull(challenges.endedAt));
  queries.update(challenges).set({ endedAt: now }).where(open).run();
}

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
}

function useSession(queries: Queries, { hash, seen }: Of<"session-used">, now: Instant): void {
  const { address, userAgent } = seen;
  queries.update(sessions).set({ usedAt: now, address, userAgent }).where(eq(sessions.hash, hash)).run();
}
