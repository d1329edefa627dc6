import type { AccountId, Instant, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { AccountRecord, LoginState, Session, AccountStatus, SignsInElsewhere, Suspension } from "../model.ts";

/** What the rules about members may look at. */
export interface MemberState {
  /** Whoever acts. */
  readonly session: Session | undefined;
  /** The member named by the command, when they are of the same workspace as the session. */
  readonly target: (AccountRecord & Pick<LoginState, "lockedUntil" | "sends">) | undefined;
  /** Active admins of the workspace of the session. */
  readonly activeAdmins: readonly AccountId[];
}

/** Whose chat it is, with the moment at which they last typed their password. */
export interface ChatAdmin extends Pick<AccountRecord, "id" | "name" | "role" | "status" | "workspace"> {
  readonly passwordAt: Instant | undefined;
}

/** Of a state that was loaded by a chat: whose it is, in place of a session. */
export interface ChatMemberState extends Omit<MemberState, "session"> {
  readonly owner: ChatAdmin | undefined;
}

/** A person of the list. */
export interface MemberRow extends Pick<
  AccountRecord,
  "id" | "name" | "email" | "role" | "status" | "language" | "twoSteps"
> {
  /** Unused codes of the active set; undefined when there is none. */
  readonly backupCodesLeft: number | undefined;
  readonly lastSignIn: Instant | undefined;
  readonly lockedUntil: Instant;
  readonly suspension?: Suspension | undefined;
  readonly elsewhere?: SignsInElsewhere | undefined;
}

/** A workspace as whoever runs the program sees it. */
export interface WorkspaceRow {
  readonly id: WorkspaceId;
  readonly name: string;
  /** Its members take over cases. */
  readonly support: boolean;
  /** How many of them are not disabled. */
  readonly members: number;
}

/** What admins change about members and about the workspace itself, and operators about whose members help. */
export type MemberChange =
  | { readonly kind: "role-changed"; readonly account: AccountId; readonly role: "admin" | "member" }
  | { readonly kind: "status-changed"; readonly account: AccountId; readonly status: AccountStatus }
  /** How somebody stands, with what there is to say of it. */
  | {
      readonly kind: "standing-set";
      readonly account: AccountId;
      readonly status: AccountStatus;
      readonly suspension: Suspension | undefined;
      readonly elsewhere: SignsInElsewhere | undefined;
    }
  | { readonly kind: "language-changed"; readonly account: AccountId; readonly language: Language }
  | { readonly kind: "member-renamed"; readonly account: AccountId; readonly name: string }
  /**
   * The account goes, and all that hangs on it: sessions, codes, links, linked chats, its record of sign-ins, mails that
   * wait. Admins and chats that wait for a request of theirs are told that it is over.
   */
  | { readonly kind: "member-removed"; readonly account: AccountId }
  | { readonly kind: "workspace-renamed"; readonly workspace: WorkspaceId; readonly name: string }
  /** The members of the workspace take over cases, or not any more. */
  | { readonly kind: "support-marked"; readonly workspace: WorkspaceId; readonly on: boolean };
