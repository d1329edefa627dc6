import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import type { MailboxChange } from "../../auth/ports.ts";
import type { AccountId, Email, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { AlreadySpent, mustHaveChangedOne } from "./spent.ts";

export function applyMailboxChange(queries: Queries, change: MailboxChange, now: Instant): void {
  switch (change.kind) {
    case "mailbox-claimed": {
      const { id, account, purpose, newAddress, newKey, decoy } = change;
      const row = { id, account: account ?? null, purpose, newAddress, newKey, decoy, openedAt: now };
      queries.insert(mailboxClaims).values(row).run();
      break;
    }
    case "claim-proved": {
      const unproved = and(eq(mailboxClaims.id, change.id), isNull(mailboxClaims.provedAt));
      mustHaveChangedOne(queries.update(mailboxClaims).set({ provedAt: now }).where(unproved).run(), "claim");
      break;
    }
    case "address-changed":
      changeAddress(queries, change, now);
      break;
    default:
      never(change);
  }
}

/** Claim and account change together: mails to the mailbox before can be sent from then on. */
function changeAddress(
  queries: Queries,
  { claim: id, account }: Extract<MailboxChange, { readonly kind: "address-changed" }>,
  now: Instant,
): void {
  const owner = queries.select().from(accounts).where(eq(accounts.id, account)).get();
  const proved = and(
    ...[eq(mailboxClaims.id, id), eq(mailboxClaims.account, account), eq(mailboxClaims.decoy, false)],
    ...[isNotNull(mailboxClaims.provedAt), isNull(mailboxClaims.tookPlaceAt)],
  );
  const claim = queries
    .update(mailboxClaims)
    .set({ tookPlaceAt: now, oldAddress: owner?.email ?? null })
    .where(proved)
    .returning()
    .all()[0];
  if (!owner || !claim) throw new AlreadySpent("claim");
  refuseTaken(queries, claim.newAddress, account);
  queries
    .update(accounts)
    .set({ email: claim.newAddress, addressKey: claim.newKey, wayInChangedAt: now })
    .where(eq(accounts.id, account))
    .run();
}

function refuseTaken(queries: Queries, address: Email, account: AccountId): void {
  const other = and(eq(accounts.email, address), ne(accounts.id, account));
  if (queries.select().from(accounts).where(other).get()) throw new AlreadySpent("address");
}
