import { and, eq, gt, isNull, lte, notExists } from "drizzle-orm";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { setUpLinks } from "../../../db/schema/set-up-links.ts";
import type { AddedMember, FoundingChange } from "../../auth/ports.ts";
import { type Instant, passwordHash } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyFoundingChange(queries: Queries, change: FoundingChange, now: Instant): void {
  switch (change.kind) {
    case "set-up-link-offered":
      queries.update(setUpLinks).set({ endedAt: now }).where(isNull(setUpLinks.endedAt)).run();
      queries.insert(setUpLinks).values({ hash: change.hash, issuedAt: now, expiresAt: change.expiresAt }).run();
      break;
    case "set-up-link-used":
      useSetUpLink(queries, change, now);
      break;
    case "workspace-founded":
      queries
        .insert(workspaces)
        .values({
          id: change.workspace,
          name: change.name,
          support: change.support,
          whitelistOn: false,
          foundedAt: now,
        })
        .run();
      break;
    case "member-added":
      insertMember(queries, change.member, now);
      break;
    case "account-activated":
      activate(queries, change, now);
      break;
    default:
      never(change);
  }
}

/** Good, unused, and nothing to take over: all in the one statement that uses it up. */
function useSetUpLink(
  queries: Queries,
  { hash }: Extract<FoundingChange, { readonly kind: "set-up-link-used" }>,
  now: Instant,
): void {
  const good = and(
    eq(setUpLinks.hash, hash),
    isNull(setUpLinks.endedAt),
    lte(setUpLinks.issuedAt, now),
    gt(setUpLinks.expiresAt, now),
    notExists(queries.select({ id: workspaces.id }).from(workspaces)),
  );
  mustHaveChangedOne(queries.update(setUpLinks).set({ endedAt: now }).where(good).run(), "set-up link");
}

/** What rests where nobody has chosen a password. No hash is empty. */
const NO_PASSWORD = passwordHash("");

function insertMember(queries: Queries, { key, passwordHash: hash, ...member }: AddedMember, now: Instant): void {
  queries
    .insert(accounts)
    .values({
      ...member,
      addressKey: key,
      status: hash === undefined ? "invited" : "active",
      twoSteps: false,
      passwordHash: hash ?? NO_PASSWORD,
      passwordChangedAt: now,
      addedAt: now,
    })
    .run();
}

/** The first password is not a changed one, so the account counts as added now. */
function activate(
  queries: Queries,
  { account, hash }: Extract<FoundingChange, { readonly kind: "account-activated" }>,
  now: Instant,
): void {
  const invited = and(eq(accounts.id, account), eq(accounts.status, "invited"));
  const set = { status: "active", passwordHash: hash, passwordChangedAt: now, addedAt: now } as const;
  mustHaveChangedOne(queries.update(accounts).set(set).where(invited).run(), "invitation");
}
