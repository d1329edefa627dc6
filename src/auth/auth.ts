/**
 * The door of the login module: accounts, passwords, sessions, mailed codes, reset links. It knows nothing of chats or
 * pages and can be used without either. Names only: what each means stands where it is defined.
 */
export { createAuth, type Auth } from "./create-auth.ts";
export { enrol, type NewMember, prepareEnrolment } from "./enrol.ts";
export type { Enrolment, SeedEvent, SeedOwner } from "./store.ts";
export { type Hasher, createHasher } from "./passwords/hasher.ts";
export { keyProof } from "./ports.ts";
export { networkOf } from "./spender.ts";
export { LIMITS } from "./limits.ts";
export { type Actor, actorOf, type Denied, passwordIsFresh, signInIsFresh } from "./actor.ts";
export type { Session, Account, Visitor, Origin, PasswordRefusal, TokenOwner } from "./model.ts";
export type { AuditLine } from "./decision.ts";
export { type AuditChain, type AuditHead, type AuditRecord, auditChain, type KeptHead } from "./audit/model.ts";
export { type AuditEntry, type AuditFilter, readEntries } from "./audit/entry.ts";
export { formatHead, headExport, parseHeads, verifyHeads } from "./audit/head.ts";
export { type AuditRestore, type AuditVerdict, verifyAudit } from "./audit/verify.ts";
export type { BackupCodesOverview } from "./backup-codes/backup-codes.ts";
export type { Diagnosis } from "./diagnosis/model.ts";
export type { AskCodeMail } from "./diagnosis/store.ts";
export type { LinkAnswer, LinkCode, LinkedChat } from "./linked-chats/model.ts";
export { addMember, type AddMemberRefusal, addWorkspace } from "./set-up/rules.ts";
export type { SetUpRefusal, SetUpStanding } from "./set-up/model.ts";
export type { InvitationStanding } from "./invitations/invitations.ts";
export { listWorkspaces, markSupport } from "./members/mark-support.ts";
export { type ImportReport, importPeople, invitePeople } from "./people/import.ts";
export type { LineProblem } from "./people/model.ts";
export { COLUMNS, type FileRefusal, isPeopleFile, type PeopleFile, readPeopleFile } from "./people/read-file.ts";
export {
  findPerson,
  type FindRefusal,
  listPeople,
  type Person,
  removePerson,
  type RemoveRefusal,
  renamePerson,
  type RenameRefusal,
  setStanding,
  type Standing,
  STANDINGS,
  type StandingWish,
} from "./people/by-operator.ts";
export type { People } from "./people/on-page.ts";
export { readElsewhere, type StandingRefusal } from "./people/shut-out.ts";
export type { ChatHelp, MemberFound, MemberNamed } from "./members/help-in-chat.ts";
export type { ChangeMemberAnswer } from "./members/rules.ts";
export type { Member, MemberAction, MemberRefusal } from "./members/members.ts";
export type { AddressRefusal } from "./email-change/rules.ts";
export type { Press } from "./recovery/model.ts";
export type { ResendAnswer } from "./sign-in/resend.ts";
export type { CodeMailing, TypedCodeRefusal } from "./mailed-codes/session-code.ts";
export type { OpenSession } from "./sessions/sessions.ts";
export type { Device } from "./sessions/model.ts";
export type { SwitchRefusal, TwoStepsStanding } from "./two-factor/two-factor.ts";
export type { RangePolicy } from "./ip-whitelist/range.ts";
export type {
  EditRefusal,
  LockedOut,
  Preview,
  UnsafeList,
  WhitelistEdit,
  WhitelistView,
} from "./ip-whitelist/ip-whitelist.ts";
