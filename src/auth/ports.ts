import type { AnswerSchema } from "../shared/answer-schema.ts";
import type {
  AccountId,
  AddressKey,
  AuditMac,
  Email,
  Instant,
  KeyMark,
  OnceKey,
  TokenHash,
  WorkspaceId,
} from "../shared/brand.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { AuditEvent } from "./audit/vocabulary.ts";
import type { BackupCodeStore } from "./backup-codes/state.ts";
import type { Change } from "./change.ts";
import type { SignInRecords } from "./doctor/doctor.ts";
import type { Enrolment } from "./enrol.ts";
import type { FoundingStore } from "./founding/state.ts";
import type { LinkedChatStore } from "./linked-chats/state.ts";
import type { MemberStore } from "./members/member-store.ts";
import type { SessionStore } from "./sessions/create-sessions.ts";
import type { WhitelistStore } from "./whitelist/state.ts";
import type { Horizon, LoginState, Session, Subject } from "./state.ts";
import type { RecoveryStore } from "./recovery/state.ts";

export type { RecoveryChange } from "./recovery/change.ts";
export type { RecoveryRow, RecoveryStage, RecoveryState, RecoveryStore, RecoverySubject } from "./recovery/state.ts";
export type { AuditEvent } from "./audit/vocabulary.ts";
export type { BackupCodeChange } from "./backup-codes/change.ts";
export type { BackupCodeState, BackupCodeStore, CodeSet } from "./backup-codes/state.ts";
export type { AccountChange, Change, AttemptCause, CodeChange, LinkChange, SignInChange } from "./change.ts";
export type { RecordHorizon } from "./doctor/doctor.ts";
export type { SignInRecord } from "./doctor/record.ts";
export type { Enrolment } from "./enrol.ts";
export type { PastMoment } from "./past.ts";
export type { AddedMember, FoundingChange, FoundingState, FoundingStore, FoundingSubject } from "./founding/state.ts";
export type { LinkedChatChange, LinkedChatStore, LinkState, LinkSubject } from "./linked-chats/state.ts";
export type { MailboxChange, MailboxClaim } from "./mailbox-claim.ts";
export type { SessionStore } from "./sessions/create-sessions.ts";
export type { MemberChange } from "./members/member-change.ts";
export type { MemberRow, MemberState, MemberStore, WorkspaceRow } from "./members/member-store.ts";
export type { IpList } from "./whitelist/list.ts";
export type { WhitelistChange, WhitelistState, WhitelistStore, WhitelistSubject } from "./whitelist/state.ts";
export type {
  AccountRecord,
  Challenge,
  ChallengePurpose,
  Horizon,
  Link,
  LoginState,
  Session,
  Subject,
} from "./state.ts";

/** What a rule decided: everything to save, and what to tell the caller. */
export interface Decision<Answer> {
  readonly changes: readonly Change[];
  readonly mails: readonly MailOrder[];
  readonly audit: readonly AuditLine[];
  readonly answer: Answer;
}

/** One line of the audit record. Details hold no secret and no whole address. */
export interface AuditLine {
  /** A name of the OWASP logging vocabulary. */
  readonly event: AuditEvent;
  readonly account: AccountId | undefined;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Text of one audit line, as it rests. */
export interface AuditText {
  readonly at: Instant;
  readonly event: string;
  /** JSON of the details. */
  readonly line: string;
}

/** Seals lines one after the other. Pure: the same line after the same line has the same seal. */
export interface AuditChain {
  /** What the very first line is sealed to. */
  readonly start: AuditMac;
  /** Seal over a line that was written before there was a chain: the first line of the chain is sealed to the last of these. */
  sealBefore(line: AuditText & { readonly id: number }, previous: AuditMac): AuditMac;
  /** @param previous seal of the line before */
  seal(line: AuditText & { readonly sequence: number }, previous: AuditMac): AuditMac;
}

/** What shows whether a database belongs to a key: the mark that is kept in it, and what else is written with the key. */
export interface KeyProof {
  readonly mark: KeyMark;
  readonly addressKeyOf: (address: Email) => AddressKey;
  readonly chain: AuditChain;
}

/** One line of the record as it rests. Lines that were written before there was a chain have no number and no seal. */
export interface AuditRow extends AuditText {
  readonly id: number;
  readonly sequence: number | undefined;
  readonly mac: AuditMac | undefined;
}

/** The end of the chain at a moment. Kept elsewhere, it shows later that the end was not cut off. */
export interface AuditHead {
  readonly sequence: number;
  readonly mac: AuditMac;
  /** When it was read. */
  readonly at: Instant;
}

/** Reads the audit record and changes nothing. */
export interface AuditRecord {
  /** The next lines in the order in which they were written. @param after id of the last line read; 0 to begin */
  lines(after: number, limit: number): Promise<readonly AuditRow[]>;
  /** The newest line; undefined while there is none. */
  head(): Promise<Omit<AuditHead, "at"> | undefined>;
}

/** One piece of work for the store. `decide` is pure and synchronous; it may run again when somebody else was faster. */
export interface Turn<Answer, State = LoginState> {
  readonly subject: Subject;
  readonly now: Instant;
  readonly horizon: Horizon;
  /** Asked for twice under one key, it happens once; the second asking gets the first answer. It holds no secret. */
  readonly once?: { readonly key: OnceKey; readonly schema: AnswerSchema<Answer> };
  readonly decide: (state: State) => Decision<Answer>;
}

/** What the login rules need of a database. No method hands out a transaction. */
export interface AuthStore {
  /** Load, decide, save state with mails and audit: in one transaction, all of it or nothing. */
  decide<Answer>(turn: Turn<Answer>): Promise<Answer>;
  /** Looks and changes nothing. */
  look(subject: Subject, horizon: Horizon): Promise<LoginState>;
  /** The session and whose it is. */
  session(hash: TokenHash): Promise<Session | undefined>;
  readonly members: MemberStore;
  readonly sessions: SessionStore;
  readonly whitelists: WhitelistStore;
  readonly backupCodes: BackupCodeStore;
  readonly records: SignInRecords;
  readonly recoveries: RecoveryStore;
  readonly linkedChats: LinkedChatStore;
  readonly founding: FoundingStore;
  /** Saves changes that need no decision, such as the end of a session. */
  save(decision: Omit<Decision<undefined>, "answer">, now: Instant): Promise<void>;
  hasWorkspace(id: WorkspaceId): Promise<boolean>;
  /** Writes a workspace with its members, unless it is there already. @returns whether it was written */
  enrol(enrolment: Enrolment, now: Instant): Promise<boolean>;
  /** The same for several in one transaction: all that are not there yet, or none. @returns how many were written */
  enrolAll(enrolments: readonly Enrolment[], now: Instant): Promise<number>;
}
