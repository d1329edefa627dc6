import { eq, sql } from "drizzle-orm";
import { accounts } from "../../db/schema/auth.ts";
import { mailboxClaims } from "../../db/schema/auth-mailboxes.ts";
import type { Horizon, LoginState, MailboxClaim, Subject } from "../auth/ports.ts";
import { addressKey, email } from "../shared/brand.ts";
import { loadSends } from "./load-history.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

const ownerOf = prepared((queries) =>
  queries
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, sql.placeholder("email")))
    .prepare(),
);
const claimOf = prepared((queries) =>
  queries
    .select()
    .from(mailboxClaims)
    .where(eq(mailboxClaims.id, sql.placeholder("id")))
    .prepare(),
);

/** The claim that belongs to a challenge, and what is known of the mailbox it is about or that the subject names. */
export function loadMailbox(
  queries: Queries,
  subject: Subject,
  challenge: string | undefined,
  horizon: Horizon,
): Pick<LoginState, "claim" | "mailbox"> {
  const claim = loadClaim(queries, challenge ?? "");
  const named = "mailbox" in subject ? subject.mailbox : undefined;
  const about = named ?? (claim && { email: claim.newAddress, key: claim.newKey });
  const owner = ownerOf(queries).get({ email: about?.email ?? email("") })?.id;
  const sends = loadSends(queries, about?.key ?? addressKey(""), horizon);
  return { claim, mailbox: about && { owner, sends } };
}

function loadClaim(queries: Queries, id: string): MailboxClaim | undefined {
  const row = claimOf(queries).get({ id });
  if (!row) return undefined;
  const { account, purpose, newAddress, newKey, decoy, provedAt, tookPlaceAt } = row;
  return {
    id,
    purpose,
    newAddress,
    newKey,
    decoy,
    account: account ?? undefined,
    provedAt: provedAt ?? undefined,
    tookPlaceAt: tookPlaceAt ?? undefined,
  };
}
