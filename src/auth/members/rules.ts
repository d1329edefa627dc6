import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { actorOf, type Denied } from "../actor.ts";
import { type AuditLine, type Change, decided, type Decision } from "../decision.ts";
import { type DrawnLink, issueLink } from "../link.ts";
import { standingOf } from "../account.ts";
import { isLocked } from "../lockout.ts";
import type { AccountRecord, AccountStatus, LoginState, Visitor } from "../model.ts";
import { mayMailOwner } from "../send-budget.ts";
import type { MemberState } from "./model.ts";
import { readName } from "./read-name.ts";

export type ChangeMemberAnswer = Outcome<"done" | "invited", Denied | "unknown" | MemberRefusal>;

type Target = NonNullable<MemberState["target"]>;

/** An admin does something to a member of the same workspace. */
export function changeMember(
  state: MemberState,
  { action, seen }: { readonly action: MemberAction; readonly seen: Visitor },
  now: Instant,
  drawn: DrawnLink,
): Decision<ChangeMemberAnswer> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  return changeAs({ account: actor.value.account, from: { from: seen.address } }, state, action, now, drawn);
}

/** Whoever acts, checked already, and what the record says of where they do. */
interface AdminHere {
  readonly account: Pick<AccountRecord, "id" | "role" | "name">;
  readonly from: Readonly<Record<string, string>>;
}

/** The same for an admin who was looked at as they are now: by a session, or as the owner of a chat. */
export function changeAs(
  actor: AdminHere,
  state: Omit<MemberState, "session">,
  action: MemberAction,
  now: Instant,
  drawn: DrawnLink,
): Decision<ChangeMemberAnswer> {
  const { target } = state;
  if (!target) return decided(no("unknown"));
  const verdict = evaluateMemberChange(caseOf(state, actor, target, action, now));
  if (verdict !== "allowed") return decided(no(verdict));
  const audit = [lineOf(action, actor, target)];
  if (action === "mail-reset-link" || invitesAgain(action, target)) {
    const link = mailLink(standingAfter(action, target), now, drawn);
    const before = action === "mail-reset-link" ? [] : changesOf(action, target);
    return decided(ok(link.answer), { changes: [...before, ...link.changes], mails: [link.mail], audit });
  }
  const mails = [notifyMember(action, actor.account, target, now)];
  return decided(ok("done"), { changes: changesOf(action, target), mails, audit });
}

/** Whoever was disabled before they chose a password is invited anew: "sign in with your password" would be untrue. */
const invitesAgain = (action: MemberAction, target: Target) => action === "enable" && standingOf(target) === "invited";

const standingAfter = (action: MemberAction, target: Target): Target =>
  invitesAgain(action, target) ? { ...target, status: "invited" } : target;

function mailLink(target: Target, now: Instant, drawn: DrawnLink) {
  const issued = issueLink(target, { channel: "admin", language: target.language }, now, drawn);
  const counted: Change = { kind: "mail-counted", key: target.key, budget: "proved" };
  const answer = issued.kind === "invitation" ? "invited" : "done";
  return { answer, changes: [counted, ...issued.changes], mail: issued.mail } as const;
}

const caseOf = (
  state: Omit<MemberState, "session">,
  { account }: AdminHere,
  target: Target,
  action: MemberAction,
  now: Instant,
) => ({
  action,
  actorRole: account.role,
  isSelf: account.id === target.id,
  role: target.role,
  status: target.status,
  locked: isLocked(target, now),
  otherAdmins: state.activeAdmins.filter((id) => id !== target.id).length,
  mayMail: mayMailOwner(target.sends, "proved", now),
});

/** Somebody shut out is out at once: sessions, open sign-ins, codes and links end with the account. */
function changesOf(
  action: Exclude<MemberAction, "mail-reset-link">,
  { id, key, ...target }: Target,
): readonly Change[] {
  switch (action) {
    case "make-admin":
    case "make-member":
      return [{ kind: "role-changed", account: id, role: action === "make-admin" ? "admin" : "member" }];
    case "disable":
      return [
        { kind: "status-changed", account: id, status: "disabled" },
        { kind: "sessions-ended", account: id },
        { kind: "recovery-ended", account: id },
        { kind: "chats-unlinked", account: id },
      ];
    case "enable":
      return [{ kind: "status-changed", account: id, status: standingOf(target) }];
    case "unlock":
      return [{ kind: "failures-forgiven", key }];
  }
}

function lineOf(action: MemberAction, { account, from }: AdminHere, target: Target): AuditLine {
  const event = action === "make-admin" || action === "make-member" ? "authz_change" : "authz_admin";
  return { event, account: target.id, details: { action, by: account.id, ...from } };
}

/** Everything an admin can do to a member. */
export type MemberAction = "make-admin" | "make-member" | "disable" | "enable" | "unlock" | "mail-reset-link";

/** Why a member stays as they are. `unchanged`: they are so already. */
export type MemberRefusal =
  "yourself" | "last-admin" | "unchanged" | "disabled" | "suspended" | "elsewhere" | "used-up";

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
export function evaluateMemberChange(one: MemberCase): "allowed" | "not-admin" | MemberRefusal {
  if (one.actorRole !== "admin") return "not-admin";
  if (one.isSelf && one.action !== "mail-reset-link") return "yourself";
  if (takesAdmin(one) && one.otherAdmins === 0) return "last-admin";
  if (isSoAlready(one)) return "unchanged";
  if (one.action !== "mail-reset-link") return "allowed";
  if (one.status !== "active" && one.status !== "invited") return one.status;
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

/** The mail that tells a member what an admin did, and which admin it was. */
const notifyMember = (
  change: Exclude<MemberAction, "mail-reset-link">,
  by: AdminHere["account"],
  target: AccountRecord,
  now: Instant,
): MailOrder => ({
  template: "member-changed",
  to: target.id,
  language: target.language,
  details: { change, changedAt: now, by: by.name.slice(0, 300) },
});

export type RenameAnswer = Outcome<"renamed", Denied | "bad-name" | "unchanged">;

/** Gives the workspace of the acting admin another name. */
export function renameWorkspace(
  state: LoginState,
  { name: typed, seen }: { readonly name: string; readonly seen: Visitor },
  now: Instant,
): Decision<RenameAnswer> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  const name = readName(typed);
  if (name === undefined) return decided(no("bad-name"));
  const { id, workspace, workspaceName } = actor.value.account;
  if (name === workspaceName) return decided(no("unchanged"));
  const details = { what: "workspace-renamed", workspace, from: seen.address };
  return decided<RenameAnswer>(ok("renamed"), {
    changes: [{ kind: "workspace-renamed", workspace, name }],
    audit: [{ event: "authz_admin", account: id, details }],
  });
}
