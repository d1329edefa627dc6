import type { AccountId, CodeMac, ConversationId, Email, Instant, OnceKey, WorkspaceId } from "../shared/brand.ts";
import type { CodeReason } from "../shared/code-reason.ts";
import type { Language } from "../shared/language.ts";
import type { Outcome } from "../shared/outcome.ts";
import type { Acting, Barred } from "./acting.ts";
import type { BackupCodes } from "./backup-codes/door.ts";
import type { Doctor } from "./doctor/doctor.ts";
import type { SetUp } from "./founding/set-up.ts";
import type { Invitations } from "./invitations/invitations.ts";
import type { LinkedChats } from "./linked-chats/linked-chats.ts";
import type { MailResetLinkAnswer } from "./mail-reset-link.ts";
import type { Members } from "./members/members.ts";
import type { OwnAddress } from "./own-address/own-address.ts";
import type { Recovery } from "./recovery/recovery.ts";
import type { ResendAnswer } from "./resend-code.ts";
import type { ResendForAnswer } from "./resend-for.ts";
import type { Sessions } from "./sessions/sessions.ts";
import type { AccountStatus } from "./state.ts";
import type { TwoSteps } from "./two-steps/two-steps.ts";
import type { IpWhitelist } from "./whitelist/whitelist.ts";

export { createAuth } from "./create-auth.ts";
export { type Enrolment, enrol, type NewMember, prepareEnrolment } from "./enrol.ts";
export type { PastMoment, PastOwner } from "./past.ts";
export { type Hasher, createHasher } from "./hasher.ts";
export { keyProof } from "./key-proof.ts";
export { LIMITS } from "./limits.ts";
export { type Acting, actorOf, type Barred, passwordIsFresh } from "./acting.ts";
export type { AuditHead, AuditLine, AuditRecord, Session } from "./ports.ts";
export { auditChain } from "./audit/chain.ts";
export { formatHead, headExport, parseHeads } from "./audit/head.ts";
export { type AuditRestore, type AuditVerdict, verifyAudit } from "./audit/verify.ts";
export type { BackupCodesOverview } from "./backup-codes/door.ts";
export type { Diagnosis } from "./doctor/diagnosis.ts";
export type { AskCodeMail } from "./doctor/doctor.ts";
export type { LinkAnswer, LinkCode, LinkedChat } from "./linked-chats/linked-chats.ts";
export { addMember, type AddMemberRefusal } from "./founding/add-member.ts";
export { addWorkspace } from "./founding/add-workspace.ts";
export type { SetUpRefusal, SetUpStanding } from "./founding/set-up.ts";
export type { InvitationStanding } from "./invitations/invitations.ts";
export { listWorkspaces, markSupport } from "./members/mark-support.ts";
export type { Member, MemberAction, MemberRefusal } from "./members/members.ts";
export type { AddressRefusal } from "./own-address/own-address.ts";
export type { Press } from "./recovery/recovery.ts";
export type { ResendAnswer } from "./resend-code.ts";
export type { CodeMailing, TypedCodeRefusal } from "./security-code.ts";
export type { Device, OpenSession } from "./sessions/sessions.ts";
export type { SwitchRefusal, TwoStepsStanding } from "./two-steps/two-steps.ts";
export type { RangePolicy } from "./whitelist/range.ts";
export type {
  EditRefusal,
  LockedOut,
  Preview,
  UnsafeList,
  WhitelistEdit,
  WhitelistView,
} from "./whitelist/whitelist.ts";

/**
 * The door of the login module: accounts, passwords, sessions, mailed codes, reset links. It knows nothing of chats
 * or pages and can be used without either. Every method checks, at the moment it runs, the proof it needs.
 */
export interface Auth {
  readonly codes: MailedCodes;
  readonly passwords: Passwords;
  readonly signIn: SignIn;
  readonly disown: Disown;
  readonly backupCodes: BackupCodes;
  readonly doctor: Doctor;
  readonly recovery: Recovery;
  readonly members: Members;
  readonly ipWhitelist: IpWhitelist;
  readonly twoSteps: TwoSteps;
  readonly ownAddress: OwnAddress;
  readonly sessions: Sessions;
  readonly linkedChats: LinkedChats;
  readonly invitations: Invitations;
  readonly setUp: SetUp;
}

/** Where a request comes from: shown in the mail, bound to the code, kept in the record. */
export interface Origin {
  /** `web-chat`, `telegram`, `portal` … as shown to people by the mail templates. */
  readonly channel: string;
  /** The code works in this conversation only. */
  readonly conversation: ConversationId;
  readonly language: Language;
}

/** Proof of a mailbox by a mailed code (NIST: an issued recovery code; never called a second factor). */
export interface MailedCodes {
  /**
   * Mails a code to the address on file, or only seems to: an unknown address gets the same answers, budgets and
   * database work. Repeating the call with the same `once` repeats the answer and mails nothing.
   *
   * `wait`: a code went out a moment ago; `seconds` until the next may. `used-up`: no more mails or tries
   * before `opensAt`.
   */
  request(command: {
    readonly address: Email;
    /** Said in the mail and kept in the record. It changes nothing of what the code is good for. */
    readonly purpose: CodeReason;
    readonly origin: Origin;
    readonly once: OnceKey;
  }): Promise<
    | { readonly kind: "mailed"; readonly phrase: string; readonly minutes: number; readonly digits: number }
    | { readonly kind: "wait"; readonly seconds: number }
    | { readonly kind: "used-up"; readonly opensAt: Instant }
  >;
  /**
   * Counts the try, then compares in constant time, then consumes by one conditional statement. `right` proves the
   * mailbox for this conversation (tier 1) for 15 minutes.
   */
  check(command: {
    readonly mac: CodeMac;
    readonly conversation: ConversationId;
    readonly once: OnceKey;
  }): Promise<"right" | "wrong" | "expired" | "used-up">;
  /** MAC of the digits somebody typed in this conversation: all that may be stored of them. */
  macOf(conversation: ConversationId, digits: string): CodeMac;
  /** The account whose mailbox is proved in this conversation right now, if any. */
  provedAccount(conversation: ConversationId): Promise<Account | undefined>;
  /** Ends what was proved here (the person starts over or names another address). */
  forget(conversation: ConversationId): Promise<void>;
}

export interface Passwords {
  /**
   * Mails the reset link to the account proved in this conversation. `invited`: it has no password yet, so the
   * invitation was mailed again, and the earlier ones ended.
   */
  mailResetLink(command: { readonly origin: Origin; readonly once: OnceKey }): Promise<MailResetLinkAnswer>;
  /** "Forgot password?" on the sign-in page: same answer, always; the mail goes to the address on file or nowhere. */
  requestResetLink(command: {
    readonly address: Email;
    readonly language: Language;
    readonly once: OnceKey;
  }): Promise<void>;
  /** Looks at a reset link and changes nothing: mail scanners and previews fetch links too. Undefined: it is dead. */
  inspectResetLink(token: string): Promise<TokenOwner | undefined>;
  /** Uses up the link and sets the password; ends all sessions, links and codes of the account; tells the owner. */
  changePassword(command: {
    readonly token: string;
    readonly password: string;
    readonly repeated: string;
    readonly seen: Visitor;
  }): Promise<Outcome<"changed", PasswordRefusal | "dead-link">>;
  /**
   * A new password from the profile. With two-step verification on it takes the present one (`wrong-password` counts
   * like a failed sign-in); without, a session whose password is fresh. All other sessions end; the owner is told.
   */
  changeOwn(
    command: Acting & { readonly current: string; readonly password: string; readonly repeated: string },
  ): Promise<Outcome<"changed", Barred | PasswordRefusal | "wrong-password">>;
}

export type PasswordRefusal = "too-short" | "too-long" | "not-equal" | "common" | "contains-address";

/** Who is at the door, as the server sees it. */
export interface Visitor {
  /** Client address, IPv4 or IPv6 in normal form. */
  readonly address: string;
  readonly userAgent: string;
}

/** Whose token this is: told to nobody but whoever holds the token, and only as long as it is good. */
export interface TokenOwner {
  readonly address: Email;
  /** To be shown: enough for its owner to tell it from another one. */
  readonly masked: string;
}

export interface SignIn {
  /** Password step. `refused` covers every cause with the same words and the same work; the record keeps the true one. */
  withPassword(command: {
    readonly address: Email;
    readonly password: string;
    readonly language: Language;
    readonly seen: Visitor;
  }): Promise<
    | { readonly kind: "signed-in"; readonly session: string }
    /** Password right, second step due: `pending` is a bearer token for the code page, good for 10 minutes. */
    | { readonly kind: "code-mailed"; readonly pending: string }
    /** The same, but the second step is new to the person: the workspace demands it. `auth.twoSteps.setUpAtSignIn` goes on. */
    | { readonly kind: "set-up-mailed"; readonly pending: string }
    | { readonly kind: "refused" }
  >;
  /** Second step: the code mailed after the right password. */
  withCode(command: {
    readonly pending: string;
    readonly digits: string;
    readonly seen: Visitor;
  }): Promise<{ readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" }>;
  /** Whose sign-in waits for its second step, and changes nothing. Undefined: it cannot go on. */
  inspectPending(pending: string): Promise<TokenOwner | undefined>;
  /** Mails the sign-in code again, within the same budgets. */
  resend(pending: string): Promise<ResendAnswer>;
  /**
   * The same for whoever proved the mailbox in this conversation, wherever they typed the password. `none`: no sign-in
   * waits for a code.
   */
  resendFor(command: { readonly conversation: ConversationId; readonly once: OnceKey }): Promise<ResendForAnswer>;
  /** The account behind a session token, or undefined when it ended, idled out, or the account is disabled. */
  who(session: string, seen: Visitor): Promise<Account | undefined>;
  /** The same, with whether the password was typed within the last 15 minutes. */
  standing(acting: Acting): Promise<{ readonly account: Account; readonly fresh: boolean } | undefined>;
  /** The password once more, for pages that want it fresh. A wrong one counts as a failed sign-in. */
  confirmPassword(command: Acting & { readonly password: string }): Promise<"confirmed" | "refused" | "signed-out">;
  signOut(session: string): Promise<void>;
}

export interface Disown {
  /** Looks at a "This wasn't me" link and changes nothing. Undefined: it is dead. */
  inspect(token: string): Promise<TokenOwner | undefined>;
  /** Stops the case: open codes, links and proofs of the account end, recovery by chat is shut for 24 hours. */
  stop(token: string): Promise<"stopped" | "dead">;
}

export interface Account {
  readonly id: AccountId;
  readonly workspace: WorkspaceId;
  readonly workspaceName: string;
  /** A support agent, who takes over cases. */
  readonly support: boolean;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: AccountStatus;
  readonly language: Language;
  readonly twoSteps: boolean;
  readonly lastPasswordChange: Instant;
}
