import { and, eq, sql } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import type { AccountId, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

const adminsOf = prepared((queries) =>
  queries
    .select({ id: accounts.id, language: accounts.language })
    .from(accounts)
    .where(
      and(
        eq(accounts.workspace, sql.placeholder("workspace")),
        eq(accounts.role, "admin"),
        eq(accounts.status, "active"),
      ),
    )
    .prepare(),
);

/** Admins who can decide something, with the language to tell them in. */
export const activeAdmins = (
  queries: Queries,
  workspace: WorkspaceId,
): readonly { readonly id: AccountId; readonly language: Language }[] => adminsOf(queries).all({ workspace });
