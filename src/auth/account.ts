import { type AddressKey, addressKey, type Email, type Instant } from "../shared/brand.ts";
import type { Secrets } from "../shared/secrets.ts";
import { LIMITS } from "./limits.ts";
import type { Account, AccountRecord, AccountStatus, LoginState, Session, TokenOwner } from "./model.ts";

/** The account as the rest of the program sees it: without password hash and list of allowed addresses. */
export function accountOf(record: AccountRecord): Account {
  const { id, workspace, workspaceName, support, email, name, role, status, language, twoSteps } = record;
  const lastPasswordChange = record.passwordChangedAt;
  return { id, workspace, workspaceName, support, email, name, role, status, language, twoSteps, lastPasswordChange };
}

/**
 * Why nothing that is asked for here can be done for an account in this standing; undefined: it can. However it is shut,
 * that is one answer: why it is shut, and who can help, is told in one place, after proof.
 */
export const barOf = (status: AccountStatus): "disabled" | "invited" | undefined => {
  if (status === "active") return undefined;
  return status === "invited" ? "invited" : "disabled";
};

/** How somebody stands who is not disabled. */
export function standingOf({
  suspension,
  elsewhere,
  passwordHash,
}: Pick<AccountRecord, "suspension" | "elsewhere" | "passwordHash">): AccountStatus {
  if (suspension) return "suspended";
  if (elsewhere) return "elsewhere";
  return passwordHash === undefined ? "invited" : "active";
}

export const ownerOf = ({ email }: AccountRecord): TokenOwner => ({ address: email, masked: maskEmail(email) });

/** `a***@acme.example`: enough to find one's own line in a log, too little to collect addresses from it. */
export function maskEmail(address: Email): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

/** What budgets, locks and challenges hang on, so that an address without an account has them too. */
export const addressKeyOf = (secrets: Secrets, address: Email): AddressKey =>
  addressKey(secrets.mac("address", address));

/** What is counted for everybody of a domain together, whether or not they have accounts. */
export const domainKeyOf = (secrets: Secrets, address: Email): AddressKey =>
  addressKey(secrets.mac("address-domain", address.slice(address.lastIndexOf("@") + 1)));

/** The account whose mailbox counts as proved, if the proof is still young enough (and not from the future). */
export function provedBy(state: Pick<LoginState, "proof" | "account">, now: Instant): AccountRecord | undefined {
  if (!state.proof) return undefined;
  const { provedAt } = state.proof;
  return provedAt <= now && now < provedAt + LIMITS.proof.lifetime ? state.account : undefined;
}

/** Whether nothing but the mailbox set the password of this account, and its owner may not have noticed yet. */
export const resetLately = ({ mailboxResetAt }: Pick<AccountRecord, "mailboxResetAt">, now: Instant): boolean =>
  mailboxResetAt !== undefined && now < mailboxResetAt + LIMITS.session.afterResetShut;

/**
 * Whether nothing but the mailbox vouches for this person: it set the password a while ago, and it received the code
 * of the sign-in. A mailed code on top would prove the same thing a third time (Kratos #4317), so whoever got into the
 * mailbox could take the account away from it for good. A backup code is another proof.
 */
export const vouchedByMailboxAlone = ({ account, openedWith }: Session, now: Instant): boolean =>
  openedWith !== "backup-code" && resetLately(account, now);
