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
import type { MailOrder } from "../shared/mail-order.ts";
import type { AuditEvent } from "./audit/vocabulary.ts";
import type { Language } from "../shared/language.ts";
import type { BackupCodeChange } from "./backup-codes/model.ts";
import type {
  Visitor,
  ChallengeBudget,
  ChallengePurpose,
  SecondStep,
  SendBudget,
  Spender,
  AttemptCause,
  MailboxClaim,
} from "./model.ts";
import type { FoundingChange } from "./set-up/model.ts";
import type { MemberChange } from "./members/model.ts";
import type { LinkedChatChange } from "./linked-chats/model.ts";
import type { WhitelistChange } from "./ip-whitelist/model.ts";
import type { RecoveryChange } from "./recovery/model.ts";

/** A decision; what is left out is empty. */
export const decided = <Answer>(
  answer: Answer,
  rest: Partial<Omit<Decision<Answer>, "answer">> = {},
): Decision<Answer> => ({ changes: [], mails: [], audit: [], ...rest, answer });

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
      /** Left out, here and in what is counted below: a stranger of whom nothing is known. */
      readonly spender?: Spender;
    }
  | { readonly kind: "challenge-ended"; readonly id: string }
  | {
      readonly kind: "code-added";
      readonly id: string;
      readonly challenge: string;
      readonly mac: CodeMac;
      /** Six when left out. */
      readonly digits?: number;
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
      readonly spender?: Spender;
      /** Codes that it was compared with; one when left out. */
      readonly compared?: number;
    }
  | {
      readonly kind: "mail-counted";
      readonly key: AddressKey;
      readonly budget: SendBudget;
      readonly spender?: Spender;
    }
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
  /** Refused by the store when the link is used up already, by whomever. `pass-used`: the other button of a disown link. */
  | {
      readonly kind: "reset-link-used" | "disown-link-used" | "renewal-link-used" | "pass-used";
      readonly hash: TokenHash;
    };

export type SignInChange =
  | {
      readonly kind: "attempt-recorded";
      readonly key: AddressKey;
      readonly account: AccountId | undefined;
      readonly cause: AttemptCause;
      /** It counts towards the lock. */
      readonly failed: boolean;
      /** Somebody came in by it. */
      readonly cameIn: boolean;
      readonly seen: Visitor;
      readonly spender?: Spender;
    }
  /** Of one spender; left out: of all strangers. Also ends the sign-ins that they have under way at the address. */
  | {
      readonly kind: "locked";
      readonly key: AddressKey;
      readonly until: Instant;
      readonly spender?: Spender;
    }
  /** Of one spender; left out: of everybody at this address. */
  | { readonly kind: "failures-forgiven"; readonly key: AddressKey; readonly spender?: Spender }
  /** A browser that belongs to the account from now on. Of more than `most` the oldest go. */
  | {
      readonly kind: "device-known";
      readonly account: AccountId;
      readonly hash: TokenHash;
      readonly most: number;
    }
  | { readonly kind: "device-forgotten"; readonly hash: string }
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
   * or before it. `except`: all but this one. Devices that became known then go, too, unless `usedUntil` is given.
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
  /** The same password under another hash. Does nothing when the account no longer has the one before. */
  | {
      readonly kind: "password-renewed";
      readonly account: AccountId;
      readonly from: PasswordHash;
      readonly to: PasswordHash;
    }
  /** Ends open challenges with their codes, reset links and proofs of the account. */
  | { readonly kind: "recovery-ended"; readonly account: AccountId }
  /** Also notes when. */
  | { readonly kind: "two-steps-switched"; readonly account: AccountId; readonly on: boolean }
  | { readonly kind: "two-steps-required"; readonly workspace: WorkspaceId; readonly on: boolean }
  | { readonly kind: "recovery-shut"; readonly key: AddressKey; readonly until: Instant }
  /** Counts a stop that somebody pressed for this address, known or not. */
  | { readonly kind: "stop-counted"; readonly key: AddressKey };

export type MailboxChange =
  /** Comes after `challenge-opened` with the same id. */
  | ({ readonly kind: "mailbox-claimed" } & Pick<
      MailboxClaim,
      "id" | "account" | "purpose" | "newAddress" | "newKey" | "decoy"
    >)
  | { readonly kind: "claim-proved"; readonly id: string }
  /**
   * The claimed mailbox becomes the address of its account, and the claim keeps the one before. Refused by the store
   * when the claim has no proof, took place already, or the address belongs to another account by now.
   */
  | { readonly kind: "address-changed"; readonly claim: string; readonly account: AccountId };
