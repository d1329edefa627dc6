import { and, eq, isNull, sql } from "drizzle-orm";
import { renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { challenges, disownLinks, proofs, resetLinks } from "../../../db/schema/auth-codes.ts";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import type { AccountChange, BackupCodeState, LookbackWindow, Link, LoginState, Subject } from "../../auth/ports.ts";
import { type AccountId, accountId, type Instant } from "../../shared/brand.ts";
import { byId, loadAccount, type WhichAccount } from "./accounts.ts";
import { dropWaitingCodes, loadSets } from "./backup-codes.ts";
import { loadChallenge } from "./codes.ts";
import { loadMailbox } from "./mailbox-claims.ts";
import type { Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import { loadSpender } from "./spenders.ts";
import { loadClaims, loadHistory, setAddressState } from "./sign-ins.ts";
import { prepared } from "./statement-cache.ts";
import type { Applies } from "./apply-by.ts";

/**
 * Everything a rule may look at. For a kind of subject the statements are always the same, found or not: how long
 * the database works says nothing about who has an account.
 */
export function loadLoginState(queries: Queries, subject: Subject, lookback: LookbackWindow): LoginState {
  const found = loadChallenge(queries, subject);
  const proof = loadProof(queries, subject);
  const link = loadLink(queries, subject);
  const session = subject.kind === "session" ? loadSession(queries, subject.hash) : undefined;
  const owner = session?.account.id ?? found?.account ?? proof?.account ?? link?.account;
  const account = loadAccount(queries, whichAccount(subject, owner));
  const key = subject.kind === "address" ? subject.key : (session?.account.key ?? found?.key ?? account?.key);
  const spender = loadSpender(queries, subject, found, account?.id, lookback);
  const claimed = loadMailbox(queries, subject, found?.id, spender, lookback);
  return {
    ...loadHistory(queries, key, spender, lookback),
    ...claimed,
    claims: loadClaims(queries, subject.kind === "address" ? subject.domain : undefined, spender, lookback),
    spender,
    key,
    account,
    challenge: found,
    session,
    proof,
    link,
  };
}

/** The same, with the backup codes of the account. */
export function loadBackupCodes(queries: Queries, subject: Subject, lookback: LookbackWindow): BackupCodeState {
  const state = loadLoginState(queries, subject, lookback);
  return { ...state, ...loadSets(queries, state.account?.id ?? accountId("")) };
}

const whichAccount = (subject: Subject, owner: AccountId | undefined): WhichAccount =>
  subject.kind === "address" ? { email: subject.email } : byId(owner ?? accountId(""));

const proofIn = prepared((queries) =>
  queries
    .select()
    .from(proofs)
    .where(eq(proofs.conversation, sql.placeholder("conversation")))
    .prepare(),
);

function loadProof(queries: Queries, subject: Subject) {
  if (subject.kind !== "proof" && subject.kind !== "waiting-sign-in") return undefined;
  return proofIn(queries).get({ conversation: subject.conversation });
}

const linkIn = (table: typeof resetLinks | typeof disownLinks | typeof renewalLinks) =>
  prepared((queries) =>
    queries
      .select()
      .from(table)
      .where(eq(table.hash, sql.placeholder("hash")))
      .prepare(),
  );

const LINKS = {
  "reset-link": linkIn(resetLinks),
  "disown-link": linkIn(disownLinks),
  "renewal-link": linkIn(renewalLinks),
} as const;

function loadLink(queries: Queries, subject: Subject): Link | undefined {
  if (!("hash" in subject) || subject.kind === "session") return undefined;
  const row = LINKS[subject.kind](queries).get({ hash: subject.hash });
  if (!row) return undefined;
  const { hash, account, issuedAt, expiresAt, endedAt } = row;
  const passed = "passedAt" in row && row.passedAt !== null;
  return { hash, account: account ?? undefined, issuedAt, expiresAt, ended: endedAt !== null, passed };
}

/** How each change of an account and what hangs on its address becomes rows. */
export const accountChanges: Applies<AccountChange, Instant> = {
  "password-changed": changePassword,
  "password-renewed": (queries, { account, from, to }) => {
    const same = and(eq(accounts.id, account), eq(accounts.passwordHash, from));
    queries.update(accounts).set({ passwordHash: to, hashKind: null }).where(same).run();
  },
  "recovery-ended": endRecovery,
  "two-steps-switched": (queries, { account, on }, now) =>
    void queries.update(accounts).set({ twoSteps: on, wayInChangedAt: now }).where(eq(accounts.id, account)).run(),
  "two-steps-required": (queries, { workspace, on }) =>
    void queries.update(workspaces).set({ twoStepsRequired: on }).where(eq(workspaces.id, workspace)).run(),
  "recovery-shut": (queries, { key, until }) => setAddressState(queries, key, { recoveryShutUntil: until }),
  "stop-counted": (queries, { key }, now) => setAddressState(queries, key, { stoppedAt: now }),
};

function changePassword(
  queries: Queries,
  change: Extract<AccountChange, { readonly kind: "password-changed" }>,
  now: Instant,
): void {
  const mailbox = change.byMailboxAlone ? { mailboxResetAt: now } : {};
  queries
    .update(accounts)
    .set({ passwordHash: change.hash, hashKind: null, passwordChangedAt: now, ...mailbox })
    .where(eq(accounts.id, change.account))
    .run();
}

/** A challenge that has ended takes its codes with it: no rule looks at them again. */
function endRecovery(
  queries: Queries,
  { account }: Extract<AccountChange, { readonly kind: "recovery-ended" }>,
  now: Instant,
): void {
  for (const table of [challenges, resetLinks, renewalLinks]) {
    const open = and(eq(table.account, account), isNull(table.endedAt));
    queries.update(table).set({ endedAt: now }).where(open).run();
  }
  dropWaitingCodes(queries, account, now);
  queries.delete(proofs).where(eq(proofs.account, account)).run();
}
