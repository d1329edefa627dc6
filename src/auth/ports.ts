import { type AddressKey, type Email, type KeyMark, keyMark } from "../shared/brand.ts";
import type { Secrets } from "../shared/secrets.ts";
import { addressKeyOf } from "./account.ts";
import { auditChain, type AuditChain } from "./audit/model.ts";

export type { RecoveryChange, RecoveryRow, RecoveryStage, RecoveryState, RecoverySubject } from "./recovery/model.ts";

export type { RecoveryStore } from "./recovery/store.ts";

export type { AuditEvent } from "./audit/vocabulary.ts";

export type { BackupCodeChange, BackupCodeState, CodeSet } from "./backup-codes/model.ts";
export type {
  AccountChange,
  Change,
  CodeChange,
  LinkChange,
  SignInChange,
  MailboxChange,
  AuditLine,
} from "./decision.ts";

export type {
  AttemptCause,
  AccountRecord,
  Challenge,
  ChallengePurpose,
  LookbackWindow,
  Link,
  LoginState,
  Session,
  Spender,
  Subject,
  MailboxClaim,
} from "./model.ts";

export type { RecordWindow } from "./diagnosis/store.ts";

export type { SignInRecord } from "./diagnosis/model.ts";

export type { Enrolment, AuthStore, SeedEvent } from "./store.ts";

export type { AddedMember, FoundingChange, FoundingState, FoundingSubject } from "./set-up/model.ts";

export type { InvitingState, KnownPerson, PeopleState } from "./people/model.ts";

export type { PeopleStore } from "./people/store.ts";

export type { FoundingStore } from "./set-up/store.ts";

export type { LinkedChatChange, LinkState, LinkSubject } from "./linked-chats/model.ts";

export type { LinkedChatStore } from "./linked-chats/store.ts";

export type { SessionStore } from "./sessions/store.ts";

export type { MemberChange, MemberRow, MemberState, WorkspaceRow } from "./members/model.ts";

export type { MemberStore } from "./members/store.ts";

export type { IpList, WhitelistChange, WhitelistState, WhitelistSubject } from "./ip-whitelist/model.ts";

export type { WhitelistStore } from "./ip-whitelist/store.ts";

export type { AuditChain, AuditHead, AuditRecord, AuditText } from "./audit/model.ts";

export type { UnitOfWork } from "./unit-of-work.ts";

/** What shows whether a database belongs to a key: the mark that is kept in it, and what else is written with the key. */
export interface KeyProof {
  readonly mark: KeyMark;
  readonly addressKeyOf: (address: Email) => AddressKey;
  readonly chain: AuditChain;
}

/** What a store needs to tell whether a database belongs to this key. */
export const keyProof = (secrets: Secrets): KeyProof => ({
  mark: keyMark(secrets.mac("database", "latchkey")),
  addressKeyOf: (address) => addressKeyOf(secrets, address),
  chain: auditChain(secrets),
});
