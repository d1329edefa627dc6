import type {
  AccountId,
  AddressKey,
  CodeMac,
  ConversationId,
  Instant,
  PasswordHash,
  TokenHash,
  WorkspaceId,
} from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { BackupCodeChange } from "./backup-codes/change.ts";
import type { Visitor } from "./auth.ts";
import type { FoundingChange } from "./founding/state.ts";
import type { MemberChange } from "./members/member-change.ts";
import type { LinkedChatChange } from "./linked-chats/state.ts";
import type { WhitelistChange } from "./whitelist/state.ts";
import type { MailboxChange } from "./mailbox-claim.ts";
import type { ChallengeBudget, ChallengePurpose, SecondStep, SendBudget } from "./state.ts";
import type { RecoveryChange } from "./recovery/change.ts";

/** What a rule wants saved. The store turns each into rows and decides nothing. */
export type Change =
  | CodeChange
  | LinkChange
  | SignInChange
  | AccountChange
  | BackupCodeChange
  | MemberChange
  | FoundingChange
  | MailboxChange
  | WhitelistChange
  | RecoveryChange
  | LinkedChatChange;

export type CodeChange =
  | {
      readonly kind: "challenge-opened";
      readonly id: string;
      readonly key: AddressKey;
      readonly account: AccountId | undefined;
      readonly purpose: ChallengePurpose;
      readonly channel: string;
      readonly conversation: ConversationId;
      readonly language: Language;
      readonly budget: ChallengeBudget;
    }
  | { readonly kind: "challenge-ended"; readonly id: string }
  | {
      readonly kind: "code-added";
      readonly id: string;
      readonly challenge: string;
      readonly mac: CodeMac;
      readonly expiresAt: Instant;
    }
  | { readonly kind: "code-retired"; readonly id: string }
  /** Refused by the store when the code is used up already, by whomever. */
  | { readonly kind: "code-consumed"; readonly id: string }
  /** Refused by the store when the challenge has `limit` tries already. */
  | {
      readonly kind: "try-counted";
      readonly challenge: string;
      readonly key: AddressKey;
      readonly budget: ChallengeBudget;
      readonly failed: boolean;
      readonly limit: number;
    }
  | { readonly kind: "mail-counted"; readonly key: AddressKey; readonly budget: SendBudget }
  | { readonly kind: "mailbox-proved"; readonly conversation: ConversationId; readonly account: AccountId }
  | { readonly kind: "proof-ended"; readonly conversation: ConversationId };

export type LinkChange =
  | {
      readonly kind: "reset-link-issued" | "disown-link-issued" | "renewal-link-issued";
      readonly hash: TokenHash;
      readonly account: AccountId | undefined;
      readonly expiresAt: Instant;
    }
  /** Ends the open invitations of the account, if it is invited; the same statement for every account and for none. */
  | { readonly kind: "earlier-invitations-ended"; readonly account: AccountId | undefined }
  /** Refused by the store when the link is used up already, by whomever. */
  | { readonly kind: "reset-link-used" | "disown-link-used" | "renewal-link-used"; readonly hash: TokenHash };

export type SignInChange =
  | {
      readonly kind: "attempt-recorded";
      readonly key: AddressKey;
      readonly account: AccountId | undefined;
      readonly cause: AttemptCause;
      readonly failed: boolean;
      readonly seen: Visitor;
    }
  /** Also ends the open sign-in challenges of the address. */
  | { readonly kind: "locked"; readonly key: AddressKey; readonly until: Instant }
  | { readonly kind: "failures-forgiven"; readonly key: AddressKey }
  | {
      readonly kind: "session-opened";
      readonly hash: TokenHash;
      readonly account: AccountId;
      readonly openedWith: SecondStep;
      readonly seen: Visitor;
    }
  | { readonly kind: "session-used"; readonly hash: TokenHash; readonly seen: Visitor }
  /** The password was typed again. */
  | { readonly kind: "session-strengthened"; readonly hash: TokenHash }
  | { readonly kind: "session-ended"; readonly hash: TokenHash }
  /**
   * `openedSince`: only those that were opened at or after this moment. `usedUntil`: only those that were last used at
   * or before it. `except`: all but this one.
   */
  | {
      readonly kind: "sessions-ended";
      readonly account: AccountId;
      readonly openedSince?: Instant;
      readonly usedUntil?: Instant;
      readonly except?: TokenHash;
    };

export type AccountChange =
  | {
      readonly kind: "password-changed";
      readonly account: AccountId;
      readonly hash: PasswordHash;
      /** Nothing but the mailbox vouched for the person. */
      readonly byMailboxAlone: boolean;
    }
  /** Ends open challenges with their codes, reset links and proofs of the account. */
  | { readonly kind: "recovery-ended"; readonly account: AccountId }
  /** Also notes when. */
  | { readonly kind: "two-steps-switched"; readonly account: AccountId; readonly on: boolean }
  | { readonly kind: "two-steps-required"; readonly workspace: WorkspaceId; readonly on: boolean }
  | { readonly kind: "recovery-shut"; readonly key: AddressKey; readonly until: Instant };

/** The true cause of a sign-in attempt. That of everybody who came in begins with `signed-in`, and no other does. */
export type AttemptCause =
  | "signed-in"
  | "password-right"
  /** The password was right, but the workspace demands two-step verification and the account has none yet. */
  | "two-steps-not-set-up"
  | "signed-in-with-code"
  | "signed-in-with-backup-code"
  | "wrong-password"
  | "unknown-address"
  | "locked"
  | "disabled"
  /** Invited, and there is no password yet. */
  | "invited"
  | "not-whitelisted"
  | "code-wrong"
  | "code-expired"
  | "backup-code-wrong"
  /** It was the right one, once. */
  | "backup-code-used"
  /** There is no set, or every code of it is used. */
  | "no-backup-codes";
