import type { Account, TokenOwner, AccountRecord } from "./model.ts";
import { maskEmail } from "./mask.ts";

/** The account as the rest of the program sees it: without password hash and list of allowed addresses. */
export function accountOf(record: AccountRecord): Account {
  const { id, workspace, workspaceName, support, email, name, role, status, language, twoSteps } = record;
  const lastPasswordChange = record.passwordChangedAt;
  return { id, workspace, workspaceName, support, email, name, role, status, language, twoSteps, lastPasswordChange };
}

export const ownerOf = ({ email }: AccountRecord): TokenOwner => ({ address: email, masked: maskEmail(email) });
