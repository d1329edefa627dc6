import { type Instant, after } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import type { Visitor, AccountRecord, AccountStatus, Session } from "./model.ts";
import { isAllowed } from "./ip-whitelist.ts";
import { LIMITS } from "./limits.ts";

/** What a session is worth at this moment, from this address. `elsewhere`: good, but not from here. */
type SessionLife = "good" | "idled-out" | Exclude<AccountStatus, "active"> | "elsewhere";

/** A session of this account that was last used at this moment, or before it, has idled out. */
export const idleSince = ({ twoSteps }: Pick<AccountRecord, "twoSteps">, now: Instant): Instant =>
  after(now, -(twoSteps ? LIMITS.session.idleWithTwoSteps : LIMITS.session.idle));

export function lifeOf(session: Session, seen: Visitor, now: Instant): SessionLife {
  const { account, usedAt } = session;
  if (usedAt <= idleSince(account, now)) return "idled-out";
  if (account.status !== "active") return account.status;
  return isAllowed(account.whitelist, seen.address, now) ? "good" : "elsewhere";
}

/** Noted once a minute: the idle limit is counted in months, and a write for every click would serve nobody. */
export const isUseWorthNoting = (session: Session, now: Instant) => Math.abs(now - session.usedAt) >= MINUTE;
