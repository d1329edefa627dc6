import type { AccountId, AddressKey, Email, Instant, PasswordHash, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { AccountRecord, Session, SignsInElsewhere } from "../model.ts";
import type { WorkspaceRow } from "../members/model.ts";
import type { HashKind } from "../passwords/read-hash.ts";
import type { Column } from "./read-file.ts";

/** A person out of a file, read and sound by themselves; whether they fit the database is not known yet. */
export interface ReadPerson {
  readonly line: number;
  readonly email: Email;
  readonly key: AddressKey;
  readonly name: string;
  /** The name of the workspace as it stands in the file, or the one for lines that name none. */
  readonly workspace: string;
  /** Undefined where the file does not say: a member, or what they are already. */
  readonly role: "admin" | "member" | undefined;
  readonly language: Language | undefined;
  /** Why they are suspended; undefined where the file does not say. */
  readonly suspended: string | undefined;
  /** Where they sign in instead of here; undefined where the file does not say. */
  readonly elsewhere: SignsInElsewhere | undefined;
  readonly hash: { readonly stored: PasswordHash; readonly kind: HashKind } | undefined;
}

/** What is wrong with one line. */
export interface LineProblem {
  readonly line: number;
  /** Undefined where it is the line as a whole. */
  readonly column: Column | undefined;
  readonly what: ProblemName;
  /** What stands there, or what the sentence about it has to name. */
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * `beyond`: more values than columns. `twice`: the address stood in an earlier line. `dear-hash`: one alone; `dear-kinds`:
 * all kinds together would make every sign-in too slow. `reserved`: nobody may have
 * the address here. `elsewhere`: it is in another workspace. `last-admin`:
 * the workspace would have no active admin left. `no-provider`: a page to sign in at, and no name of whose it is.
 * `suspended-by-company`: no admin says otherwise. `too-many-new`: more than an admin may add in a day.
 */
export type ProblemName =
  | "quotes"
  | "beyond"
  | "twice"
  | "bad-address"
  | "reserved"
  | "no-name"
  | "bad-name"
  | "no-workspace"
  | "unknown-workspace"
  | "several-workspaces"
  | "other-workspace"
  | "bad-role"
  | "bad-language"
  | "bad-hash"
  | "dear-hash"
  | "dear-kinds"
  | "no-hash-here"
  | "elsewhere"
  | "bad-reason"
  | "bad-provider"
  | "bad-place"
  | "no-provider"
  | "suspended-by-company"
  | "last-admin"
  | "too-many-new";

/** Somebody in the database whose address is in the file. */
export type KnownPerson = Pick<
  AccountRecord,
  "id" | "workspace" | "email" | "name" | "role" | "language" | "status" | "passwordHash" | "suspension" | "elsewhere"
>;

/** What an import may look at. */
export interface PeopleState {
  /** Of the admin who does it. */
  readonly session: Session | undefined;
  /** Invitations that went out lately to people of the admin's workspace. */
  readonly invitedLately: number;
  readonly workspaces: readonly WorkspaceRow[];
  readonly known: ReadonlyMap<Email, KnownPerson>;
  /** Active admins, by workspace. */
  readonly admins: ReadonlyMap<WorkspaceId, readonly AccountId[]>;
  readonly hashKinds: readonly HashKind[];
}

/** What an invitation of many may look at. */
export interface InvitingState {
  /** Those of the asked ones who have no password and no invitation that is good. */
  readonly uninvited: readonly Pick<AccountRecord, "id" | "key" | "language" | "status">[];
  /** When the last of the invitations that are put off will be mailed. */
  readonly lastPutOff: Instant | undefined;
}
