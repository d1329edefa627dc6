import type {
  AccountId,
  AddressKey,
  CodeMac,
  ConversationId,
  Instant,
  PasswordHash,
  TokenHash,
} from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { CodePurpose, Visitor } from "./auth.ts";
import type { ChallengeBudget, SendBudget } from "./state.ts";

/** What a rule wants saved. The store turns each into rows and decides nothing. */
export type Change = CodeChange | LinkChange | SignInChange | AccountChange;

export type CodeChange =
  | {
      readonly kind: "challenge-opened";
      readonly id: string;
      readonly key: AddressKey;
      readonly account: AccountId | undefined;
      readonly purpose: CodePurpose;
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
      readonly kind: "reset-link-issued" | "disown-link-issued";
      readonly hash: TokenHash;
      readonly account: AccountId | undefined;
      readonly expiresAt: Instant;
    }
  /** Refused by the store when the link is used up already, by whomever. */
  | { readonly kind: "reset-link-used" | "disown-link-used"; readonly hash: TokenHash };

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
      readonly seen: Visitor;
    }
  | { readonly kind: "session-used"; readonly hash: TokenHash; readonly seen: Visitor }
  /** The password was typed again. */
  | { readonly kind: "session-strengthened"; readonly hash: TokenHash }
  | { readonly kind: "session-ended"; readonly hash: TokenHash }
  | { readonly kind: "sessions-ended"; readonly account: AccountId };

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
  | { readonly kind: "recovery-shut"; readonly key: AddressKey; readonly until: Instant };

/** The true cause of a sign-in attempt. */
export type AttemptCause =
  | "signed-in"
  | "password-right"
  | "signed-in-with-code"
  | "wrong-password"
  | "unknown-address"
  | "locked"
  | "disabled"
  | "not-whitelisted"
  | "code-wrong"
  | "code-expired";
