import type { AccountStatus } from "../model.ts";

/** Everything an admin can do to a member. */
export type MemberAction = "make-admin" | "make-member" | "disable" | "enable" | "unlock" | "mail-reset-link";

/** Why a member stays as they are. `unchanged`: they are so already. */
export type MemberRefusal = "yourself" | "last-admin" | "unchanged" | "disabled" | "used-up";

/** All that the decision depends on. */
export interface MemberCase {
  readonly action: MemberAction;
  readonly actorRole: Role;
  readonly isSelf: boolean;
  readonly role: Role;
  readonly status: AccountStatus;
  readonly locked: boolean;
  /** Active admins of the workspace besides the member. */
  readonly otherAdmins: number;
  /** The mail budget of the member has room. */
  readonly mayMail: boolean;
}

type Role = "admin" | "member";

/**
 * Whether an admin may do this. The first row that fits decides.
 *
 * Nobody changes their own role or status or ends their own lock. So whoever acts is an admin afterwards as well, and
 * one who can come in, for they are in: no list of addresses and no second step can leave a workspace without one. A
 * stolen session cannot end the lock that its guesses brought about, either.
 */
export function judgeMemberChange(one: MemberCase): "allowed" | "not-admin" | MemberRefusal {
  if (one.actorRole !== "admin") return "not-admin";
  if (one.isSelf && one.action !== "mail-reset-link") return "yourself";
  if (takesAdmin(one) && one.otherAdmins === 0) return "last-admin";
  if (isSoAlready(one)) return "unchanged";
  if (one.action !== "mail-reset-link") return "allowed";
  if (one.status === "disabled") return "disabled";
  return one.mayMail ? "allowed" : "used-up";
}

const takesAdmin = ({ action, role, status }: MemberCase) =>
  (action === "make-member" || action === "disable") && role === "admin" && status === "active";

function isSoAlready({ action, role, status, locked }: MemberCase): boolean {
  switch (action) {
    case "make-admin":
      return role === "admin";
    case "make-member":
      return role === "member";
    case "disable":
      return status === "disabled";
    case "enable":
      return status !== "disabled";
    case "unlock":
      return !locked;
    case "mail-reset-link":
      return false;
  }
}
