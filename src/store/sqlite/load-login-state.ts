import { eq, sql } from "drizzle-orm";
import { renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { disownLinks, proofs, resetLinks } from "../../../db/schema/auth-codes.ts";
import type { Horizon, Link, LoginState, Subject } from "../../auth/ports.ts";
import { type AccountId, accountId } from "../../shared/brand.ts";
import { type WhichAccount, byId, loadAccount } from "./load-account.ts";
import { loadChallenge } from "./load-challenge.ts";
import { loadHistory } from "./load-history.ts";
import { loadMailbox } from "./load-mailbox.ts";
import { loadSession } from "./load-session.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

/**
 * Everything a rule may look at. For a kind of subject the statements are always the same, found or not: how long
 * the database works says nothing about who has an account.
 */
export function loadLoginState(queries: Queries, subject: Subject, horizon: Horizon): LoginState {
  const found = loadChallenge(queries, subject);
  const proof = loadProof(queries, subject);
  const link = loadLink(queries, subject);
  const session = subject.kind === "session" ? loadSession(queries, subject.hash) : undefined;
  const owner = session?.account.id ?? found?.account ?? proof?.account ?? link?.account;
  const account = loadAccount(queries, whichAccount(subject, owner));
  const key = subject.kind === "address" ? subject.key : (session?.account.key ?? found?.key ?? account?.key);
  const claimed = loadMailbox(queries, subject, found?.id, horizon);
  return { ...loadHistory(queries, key, horizon), ...claimed, key, account, challenge: found, session, proof, link };
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
  return { hash, account: account ?? undefined, issuedAt, expiresAt, ended: endedAt !== null };
}
