import { and, eq, inArray, isNull } from "drizzle-orm";
import { renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { disownLinks, resetLinks } from "../../../db/schema/auth-codes.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { mails } from "../../../db/schema/mail.ts";
import type { LinkChange } from "../../auth/ports.ts";
import { type AccountId, accountId, type Instant } from "../../shared/brand.ts";
import { expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import type { Applies } from "./apply-by.ts";

/** How each change of mailed links becomes rows. */
export const linkChanges: Applies<LinkChange, Instant> = {
  "earlier-invitations-ended": (queries, { account }, now) => endInvitations(queries, account ?? accountId(""), now),
  "reset-link-issued": (queries, change, now) => issue(queries, resetLinks, change, now),
  "disown-link-issued": (queries, change, now) => issue(queries, disownLinks, change, now),
  "renewal-link-issued": (queries, change, now) => issue(queries, renewalLinks, change, now),
  "reset-link-used": (queries, change, now) => useUp(queries, resetLinks, change, now),
  "disown-link-used": (queries, change, now) => useUp(queries, disownLinks, change, now),
  "renewal-link-used": (queries, change, now) => useUp(queries, renewalLinks, change, now),
  "pass-used": (queries, { hash }, now) => {
    const unused = and(eq(disownLinks.hash, hash), isNull(disownLinks.endedAt), isNull(disownLinks.passedAt));
    expectOneRow(queries.update(disownLinks).set({ passedAt: now }).where(unused).run(), "link");
  },
};

type Links = typeof resetLinks | typeof disownLinks | typeof renewalLinks;
type Issued = Extract<LinkChange, { readonly expiresAt: Instant }>;

function issue(queries: Queries, table: Links, { hash, account, expiresAt }: Issued, now: Instant): void {
  const row = { hash, account: account ?? null, expiresAt, issuedAt: now };
  queries.insert(table).values(row).run();
}

function endInvitations(queries: Queries, account: AccountId, now: Instant): void {
  const invited = queries
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, account), eq(accounts.status, "invited")));
  const open = and(eq(resetLinks.account, account), isNull(resetLinks.endedAt), inArray(resetLinks.account, invited));
  queries.update(resetLinks).set({ endedAt: now }).where(open).run();
  // One that was put off and waits would bring a link that is dead.
  const waiting = and(eq(mails.recipient, account), eq(mails.template, "invitation"), eq(mails.status, "queued"));
  queries.update(mails).set({ status: "dropped", nextTry: null, secrets: null, settledAt: now }).where(waiting).run();
}

function useUp(queries: Queries, table: Links, { hash }: Pick<Issued, "hash">, now: Instant): void {
  const unused = and(eq(table.hash, hash), isNull(table.endedAt));
  expectOneRow(queries.update(table).set({ endedAt: now }).where(unused).run(), "link");
}
