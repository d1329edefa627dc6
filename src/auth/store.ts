import type { AccountId, AddressKey, Email, Instant, PasswordHash, TokenHash, WorkspaceId } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { BackupCodeStore } from "./backup-codes/store.ts";
import type { Decision } from "./decision.ts";
import type { SignInRecords } from "./diagnosis/store.ts";
import type { FoundingStore } from "./set-up/store.ts";
import type { LinkedChatStore } from "./linked-chats/store.ts";
import type { MemberStore } from "./members/store.ts";
import type { HashKind } from "./passwords/read-hash.ts";
import type { LookbackWindow, LoginState, Session, Subject } from "./model.ts";
import type { PeopleStore } from "./people/store.ts";
import type { RecoveryStore } from "./recovery/store.ts";
import type { SessionStore } from "./sessions/store.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import type { WhitelistStore } from "./ip-whitelist/store.ts";

/** What the login rules need of a database. No method hands out a transaction. */
export interface AuthStore {
  /** Load, decide, save state with mails and audit: in one transaction, all of it or nothing. */
  decide<Answer>(unit: UnitOfWork<Answer>): Promise<Answer>;
  /** Looks and changes nothing. */
  read(subject: Subject, lookback: LookbackWindow): Promise<LoginState>;
  /** Whose a known device is. */
  deviceOwner(hash: TokenHash): Promise<AccountId | undefined>;
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
  readonly people: PeopleStore;
  /** Saves changes that need no decision, such as the end of a session. */
  save(decision: Omit<Decision<undefined>, "answer">, now: Instant): Promise<void>;
  /** Kinds of the hashes that another system made, each once. */
  hashKinds(): Promise<readonly HashKind[]>;
  hasWorkspace(id: WorkspaceId): Promise<boolean>;
  /** Writes a workspace with its members, unless it is there already. @returns whether it was written */
  enrol(enrolment: Enrolment, now: Instant): Promise<boolean>;
  /** The same for several in one transaction: all that are not there yet, or none. @returns how many were written */
  enrolAll(enrolments: readonly Enrolment[], now: Instant): Promise<number>;
}

/** A workspace with the people in it, ready to be written. */
export interface Enrolment {
  readonly workspace: {
    readonly id: WorkspaceId;
    readonly name: string;
    readonly twoStepsRequired?: boolean;
    /** The company's own people, who take over cases. */
    readonly support?: boolean;
    readonly whitelistOn: boolean;
    /** Addresses or ranges in CIDR form. */
    readonly whitelist: readonly { readonly range: string; readonly note: string }[];
  };
  readonly members: readonly EnrolledMember[];
  /** What happened before, in the order in which it happened. */
  readonly history: readonly SeedEvent[];
}

export interface EnrolledMember {
  readonly id: AccountId;
  readonly key: AddressKey;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: "active" | "disabled";
  readonly language: Language;
  readonly twoSteps: boolean;
  readonly passwordHash: PasswordHash;
  readonly lockedUntil: Instant | undefined;
}

/** Something that happened to a new member before they were written here: a record that is brought along. */
export interface SeedEvent extends Partial<Omit<Decision<unknown>, "answer">> {
  readonly at: Instant;
  /** What became of its mails, as a server said then; left out: they are still to be sent. */
  readonly delivered?: { readonly status: "accepted" | "bounced"; readonly reply: string };
}

/** Whose past it is. */
export interface SeedOwner {
  readonly id: AccountId;
  readonly key: AddressKey;
  readonly workspace: WorkspaceId;
  readonly passwordHash: PasswordHash;
}
