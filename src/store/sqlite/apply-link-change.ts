import { and, eq, inArray, isNull } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { disownLinks, resetLinks } from "../../../db/schema/auth-codes.ts";
import type { LinkChange } from "../../auth/ports.ts";
import { type AccountId, type Instant, accountId } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyLinkChange(queries: Queries, change: LinkChange, now: Instant): void {
  switch (change.kind) {
    case "earlier-invitations-ended":
      endInvitations(queries, change.account ?? accountId(""), now);
      break;
    case "reset-link-issued":
      issue(queries, resetLinks, change, now);
      break;
    case "disown-link-issued":
      issue(queries, disownLinks, change, now);
      break;
    case "renewal-link-issued":
      issue(queries, renewalLinks, change, now);
      break;
    case "reset-link-used":
      useUp(queries, resetLinks, change, now);
      break;
    case "disown-link-used":
      useUp(queries, disownLinks, change, now);
      break;
    case "renewal-link-used":
      useUp(queries, renewalLinks, change, now);
      break;
    default:
      never(change);
  }
}

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
}

function useUp(queries: Queries, table: Links, { hash }: Pick<Issued, "hash">, now: Instant): void {
  const unused = and(eq(table.hash, hash), isNull(table.endedAt));
  mustHaveChangedOne(queries.update(table).set({ endedAt: now }).where(unused).run(), "link");
}
