import type { Visitor, AccountRecord } from "../model.ts";
import type { AuditLine } from "../decision.ts";
import type { ChangeMade } from "./undo-offer.ts";

/** The line of the audit record about a change of a whitelist, by whomever. */
export const recordOf = (
  made: ChangeMade | "undone" | "granted",
  range: string,
  account: Pick<AccountRecord, "id" | "workspace">,
  seen: Visitor | undefined,
  lockedOut = 0,
): AuditLine => ({
  event: "authz_admin",
  account: account.id,
  details: {
    what: `whitelist ${made}`,
    workspace: account.workspace,
    ...(range === "" ? {} : { range }),
    ...(seen ? { from: seen.address } : {}),
    ...(lockedOut > 0 ? { lockedOut } : {}),
  },
});
