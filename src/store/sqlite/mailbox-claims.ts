import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { accounts } from "../../../db/schema/auth.ts";
import type { LookbackWindow, LoginState, MailboxChange, MailboxClaim, Spender, Subject } from "../../auth/ports.ts";
import { type AccountId, addressKey, email, type Email, type Instant } from "../../shared/brand.ts";
import { ConflictError, expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import { loadSends } from "./sign-ins.ts";
import { prepared } from "./statement-cache.ts";
import type { Applies } from "./apply-by.ts";

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
  spender: Spender,
  lookback: LookbackWindow,
): Pick<LoginState, "claim" | "mailbox"> {
  const claim = loadClaim(queries, challenge ?? "");
  const named = "mailbox" in subject ? subject.mailbox : undefined;
  const about = named ?? (claim && { email: claim.newAddress, key: claim.newKey });
  const owner = ownerOf(queries).get({ email: about?.email ?? email("") })?.id;
  const sends = loadSends(queries, about?.key ?? addressKey(""), spender, lookback);
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

/** How each change of mailbox claims becomes rows. */
export const mailboxChanges: Applies<MailboxChange, Instant> = {
  "mailbox-claimed": (queries, { id, account, purpose, newAddress, newKey, decoy }, now) => {
    const row = { id, account: account ?? null, purpose, newAddress, newKey, decoy, openedAt: now };
    queries.insert(mailboxClaims).values(row).run();
  },
  "claim-proved": (queries, { id }, now) => {
    const unproved = and(eq(mailboxClaims.id, id), isNull(mailboxClaims.provedAt));
    expectOneRow(queries.update(mailboxClaims).set({ provedAt: now }).where(unproved).run(), "claim");
  },
  "address-changed": changeAddress,
};

/** Claim and account change together: mails to the mailbox before can be sent from then on. */
function changeAddress(
  queries: Queries,
  { claim: id, account }: Extract<MailboxChange, { readonly kind: "address-changed" }>,
  now: Instant,
): void {
  const owner = queries.select().from(accounts).where(eq(accounts.id, account)).get();
  const proved = and(
    eq(mailboxClaims.id, id),
    eq(mailboxClaims.account, account),
    eq(mailboxClaims.decoy, false),
    isNotNull(mailboxClaims.provedAt),
    isNull(mailboxClaims.tookPlaceAt),
  );
  const claim = queries
    .update(mailboxClaims)
    .set({ tookPlaceAt: now, oldAddress: owner?.email ?? null })
    .where(proved)
    .returning()
    .all()[0];
  if (!owner || !claim) throw new ConflictError("claim");
  refuseTaken(queries, claim.newAddress, account);
  queries
    .update(accounts)
    .set({ email: claim.newAddress, addressKey: claim.newKey, wayInChangedAt: now })
    .where(eq(accounts.id, account))
    .run();
}

function refuseTaken(queries: Queries, address: Email, account: AccountId): void {
  const other = and(eq(accounts.email, address), ne(accounts.id, account));
  if (queries.select().from(accounts).where(other).get()) throw new ConflictError("address");
}
