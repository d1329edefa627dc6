import { after, type Instant } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { isAllowed } from "./ip-whitelist/range.ts";
import { LIMITS } from "./limits.ts";
import type { AccountRecord, AccountStatus, Session, Visitor } from "./model.ts";

/** A signed-in person doing something, as their browser shows it. Every action looks at it anew when it runs. */
export interface Actor {
  /** The session token. */
  readonly session: string;
  readonly seen: Visitor;
}

/** Why somebody who is signed in, or was, may not do a thing now. `not-admin`: not an admin, or no support agent. */
export type Denied = "signed-out" | "not-admin" | "password-needed";

/**
 * What an action asks of a session. `fresh`, `admin`, `agent`: the password was typed within the last 15 minutes.
 * `agent`: a member of the company's own workspace, who takes over cases.
 */
type Requirement = "signed-in" | "fresh" | "admin" | "agent";

/**
 * The session behind an action, when it is good for it at this moment.
 *
 * @param session as the store has it now, inside the transaction of the action
 */
export function actorOf(
  session: Session | undefined,
  seen: Visitor,
  now: Instant,
  demand: Requirement,
): Outcome<Session, Denied> {
  if (!session || lifeOf(session, seen, now) !== "good") return no("signed-out");
  if (demand === "admin" && session.account.role !== "admin") return no("not-admin");
  if (demand === "agent" && !session.account.support) return no("not-admin");
  return demand === "signed-in" || isFresh(session, now) ? ok(session) : no("password-needed");
}

/** Whether a sign-in is young enough for a linked chat to decide what cannot be taken back by time, or rests on a word. */
export const signInIsFresh = (typedAt: Instant, now: Instant): boolean =>
  typedAt <= now && now - typedAt < LIMITS.session.chatDecides;

/** With the clock set back a session is stale rather than fresh for longer. */
export const isFresh = ({ passwordAt }: Session, now: Instant): boolean => passwordIsFresh(passwordAt, now);

/** @param typedAt when the password was last typed */
export const passwordIsFresh = (typedAt: Instant, now: Instant): boolean =>
  typedAt <= now && now - typedAt < LIMITS.session.passwordGoodFor;

/** What a session is worth at this moment, from this address. `elsewhere`: good, but not from here. */
type SessionLife = "good" | "idled-out" | Exclude<AccountStatus, "active"> | "elsewhere";

/** A session of this account that was last used at this moment, or before it, has idled out. */
export const idleSince = ({ twoSteps }: Pick<AccountRecord, "twoSteps">, now: Instant): Instant =>
  after(now, -(twoSteps ? LIMITS.session.idleWithTwoSteps : LIMITS.session.idle));

/** When a session ends, however often it is used. */
function endOf({ account, openedAt }: Session): Instant {
  const { idle, idleWithTwoSteps, absoluteIdles, absoluteOfSupport } = LIMITS.session;
  const most = absoluteIdles * (account.twoSteps ? idleWithTwoSteps : idle);
  return after(openedAt, account.support ? absoluteOfSupport : most);
}

export function lifeOf(session: Session, seen: Visitor, now: Instant): SessionLife {
  const { account, usedAt } = session;
  if (usedAt <= idleSince(account, now) || now >= endOf(session)) return "idled-out";
  if (account.status !== "active") return account.status;
  return isAllowed(account.whitelist, seen.address, now) ? "good" : "elsewhere";
}

/** Noted once a minute: the idle limit is counted in months, and a write for every click would serve nobody. */
export const isUseWorthNoting = (session: Session, now: Instant) => Math.abs(now - session.usedAt) >= MINUTE;
