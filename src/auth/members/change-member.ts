import type { Instant } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { actorOf, type Barred } from "../acting.ts";
import type { Visitor, Session } from "../model.ts";
import { type Change, decided, type AuditLine, type Decision } from "../decision.ts";
import { type DrawnLink, issueLink } from "../link.ts";
import { isLocked } from "../lockout.ts";
import { mayMail } from "../send-budget.ts";
import { judgeMemberChange, type MemberAction, type MemberRefusal } from "./judge-member-change.ts";
import type { MemberState } from "./model.ts";
import { tellMember } from "./tell-member.ts";

type ChangeMemberAnswer = Outcome<"done" | "invited", Barred | "unknown" | MemberRefusal>;

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
  const { target } = state;
  if (!target) return decided(no("unknown"));
  const verdict = judgeMemberChange(caseOf(state, actor.value, target, action, now));
  if (verdict !== "allowed") return decided(no(verdict));
  const audit = [lineOf(action, actor.value, target, seen)];
  if (action === "mail-reset-link" || invitesAgain(action, target)) {
    const link = mailLink(standingAfter(action, target), now, drawn);
    const before = action === "mail-reset-link" ? [] : changesOf(action, target);
    return decided(ok(link.answer), { changes: [...before, ...link.changes], mails: [link.mail], audit });
  }
  const mails = [tellMember(action, actor.value.account, target, now)];
  return decided(ok("done"), { changes: changesOf(action, target), mails, audit });
}

/** Whoever was disabled before they chose a password is invited anew: "sign in with your password" would be untrue. */
const invitesAgain = (action: MemberAction, target: Target) => action === "enable" && target.passwordHash === undefined;

const standingAfter = (action: MemberAction, target: Target): Target =>
  invitesAgain(action, target) ? { ...target, status: "invited" } : target;

function mailLink(target: Target, now: Instant, drawn: DrawnLink) {
  const issued = issueLink(target, { channel: "admin", language: target.language }, now, drawn);
  const counted: Change = { kind: "mail-counted", key: target.key, budget: "proved" };
  const answer = issued.kind === "invitation" ? "invited" : "done";
  return { answer, changes: [counted, ...issued.changes], mail: issued.mail } as const;
}

const caseOf = (state: MemberState, { account }: Session, target: Target, action: MemberAction, now: Instant) => ({
  action,
  actorRole: account.role,
  isSelf: account.id === target.id,
  role: target.role,
  status: target.status,
  locked: isLocked(target, now),
  otherAdmins: state.activeAdmins.filter((id) => id !== target.id).length,
  mayMail: mayMail(target.sends, "proved", now, 0),
});

/** Somebody shut out is out at once: sessions, open sign-ins, codes and links end with the account. */
function changesOf(
  action: Exclude<MemberAction, "mail-reset-link">,
  { id, key, passwordHash }: Target,
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
      return [{ kind: "status-changed", account: id, status: passwordHash === undefined ? "invited" : "active" }];
    case "unlock":
      return [{ kind: "failures-forgiven", key }];
  }
}

function lineOf(action: MemberAction, actor: Session, target: Target, seen: Visitor): AuditLine {
  const event = action === "make-admin" || action === "make-member" ? "authz_change" : "authz_admin";
  return { event, account: target.id, details: { action, by: actor.account.id, from: seen.address } };
}
