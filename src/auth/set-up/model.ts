import type {
  AccountId,
  AddressKey,
  Email,
  Instant,
  PasswordHash,
  TokenHash,
  WorkspaceId,
} from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { WorkspaceRow } from "../members/model.ts";
import type { AccountRecord, Link, PasswordRefusal, SignsInElsewhere, Suspension } from "../model.ts";
import type { HashKind } from "../passwords/read-hash.ts";

/** What founding a workspace or adding somebody may look at. */
export interface FoundingState {
  readonly workspaces: readonly WorkspaceRow[];
  /** Whose the address of the subject is already. */
  readonly owner: AccountRecord | undefined;
  /** Active admins of the owner's workspace. */
  readonly activeAdmins: readonly AccountId[];
  /** The set-up link of the subject. */
  readonly link: Omit<Link, "account"> | undefined;
}

export interface FoundingSubject {
  readonly address?: Email;
  readonly link?: TokenHash;
}

/** A person as they are written. Without a password they are invited. */
export interface AddedMember {
  readonly id: AccountId;
  readonly workspace: WorkspaceId;
  readonly key: AddressKey;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly language: Language;
  readonly passwordHash: PasswordHash | undefined;
  /** Of a hash that another system made. */
  readonly hashKind?: HashKind | undefined;
  readonly suspension?: Suspension | undefined;
  readonly elsewhere?: SignsInElsewhere | undefined;
}

/** What whoever runs the program does, and what an invited person ends by choosing a password. */
export type FoundingChange =
  /** Ends every link before it. */
  | { readonly kind: "set-up-link-offered"; readonly hash: TokenHash; readonly expiresAt: Instant }
  /** Refused by the store when the link is used, replaced or expired, or when there is a workspace. */
  | { readonly kind: "set-up-link-used"; readonly hash: TokenHash }
  | {
      readonly kind: "workspace-founded";
      readonly workspace: WorkspaceId;
      readonly name: string;
      readonly support: boolean;
    }
  | { readonly kind: "member-added"; readonly member: AddedMember }
  /** The password that an invited account had in another system. Refused by the store when it has one by now. */
  | {
      readonly kind: "password-brought";
      readonly account: AccountId;
      readonly hash: PasswordHash;
      readonly hashKind: HashKind;
    }
  /** The first password of an invited account. */
  | { readonly kind: "account-activated"; readonly account: AccountId; readonly hash: PasswordHash };

/**
 * What a set-up link is worth. `used`: there is a workspace now, whoever made it. `replaced`: a later start printed
 * another. `dead`: nobody ever got such a link.
 */
export type SetUpStanding = "good" | "used" | "replaced" | "expired" | "dead";

export type SetUpRefusal =
  Exclude<SetUpStanding, "good"> | "bad-company" | "bad-name" | "bad-address" | "reserved" | PasswordRefusal;
