import type {
  AccountId,
  AddressKey,
  CodeMac,
  ConversationId,
  Email,
  Instant,
  PasswordHash,
  TokenHash,
  WorkspaceId,
} from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { MailboxClaim, NamedMailbox } from "./mailbox-claim.ts";
import type { ChallengeBudget, ClaimSent, Send, ShownSpender, Spender, Spent } from "./purse.ts";

export type { MailboxClaim, NamedMailbox } from "./mailbox-claim.ts";

export type { ChallengeBudget, ClaimSent, Send, SendBudget, ShownSpender, Spender, Spent } from "./purse.ts";

/** What a mailed code is good for. Those that no chat can ask for are asked for on the pages. */
export type ChallengePurpose =
  /** Proof of a mailbox in a chat, whatever it is wanted for: an old name, kept for the rows that have it. */
  | "reset-password"
  | "sign-in"
  | "turn-on-two-steps"
  | "turn-off-two-steps"
  /** Between password and session, where the workspace demands two-step verification. */
  | "set-up-two-steps"
  | "change-email"
  | "recovery";

/** Which thing a rule is about. The store finds the address and the account that belong to it. */
export type Subject =
  | {
      readonly kind: "address";
      readonly email: Email;
      readonly key: AddressKey;
      readonly asked?: Asked;
      readonly mailbox?: NamedMailbox;
      /** Left out: nobody in particular. */
      readonly spender?: ShownSpender;
      /** By which claims on accounts of one domain are counted. */
      readonly domain?: AddressKey;
    }
  /** The newest challenge of this conversation and purpose, and whose it is. */
  | { readonly kind: "challenge"; readonly conversation: ConversationId; readonly purpose: ChallengePurpose }
  /** The account whose mailbox was proved in this conversation. */
  | { readonly kind: "proof"; readonly conversation: ConversationId }
  /** The same, with the newest sign-in of that account that waits for a mailed code, wherever it was begun. */
  | { readonly kind: "waiting-sign-in"; readonly conversation: ConversationId }
  /** A signed-in person, with the newest challenge that was opened for this purpose in their session. */
  | {
      readonly kind: "session";
      readonly hash: TokenHash;
      readonly purpose?: ChallengePurpose;
      readonly mailbox?: NamedMailbox;
    }
  | { readonly kind: "reset-link"; readonly hash: TokenHash }
  /** The mailed link that leads to fresh backup codes. */
  | { readonly kind: "renewal-link"; readonly hash: TokenHash }
  | { readonly kind: "disown-link"; readonly hash: TokenHash };

/** What a code is asked for and where: together with the address this names a challenge. */
interface Asked {
  readonly purpose: ChallengePurpose;
  readonly channel: string;
  readonly conversation: ConversationId;
}

/** How far back the store reads. Durations belong to the rules, so the rules name the moments. */
export interface LookbackWindow {
  readonly now: Instant;
  /** Devices that became known after this moment. */
  readonly devices: Instant;
  /** Events of this address after this moment. */
  readonly address: Instant;
  /** Guesses of all strangers after this moment. */
  readonly everybody: Instant;
  /** Stops without proof, at all addresses together, after this moment. */
  readonly stops: Instant;
}

/** All that a rule may look at. An unknown address has all of it too, except the account. */
export interface LoginState {
  readonly key: AddressKey | undefined;
  readonly account: AccountRecord | undefined;
  readonly challenge: Challenge | undefined;
  /** The mailbox claim that belongs to the challenge. */
  readonly claim: MailboxClaim | undefined;
  /** What is known of the mailbox that the subject names, or that the claim is about. */
  readonly mailbox: { readonly owner: AccountId | undefined; readonly sends: readonly Send[] } | undefined;
  /** Of a subject `session`. */
  readonly session: Session | undefined;
  readonly proof: { readonly conversation: ConversationId; readonly provedAt: Instant } | undefined;
  /** The link that the subject names. */
  readonly link: Link | undefined;
  /** Who spends what the rule lets be spent. */
  readonly spender: Spender;
  readonly sends: readonly Send[];
  /** Of the day, over all accounts. Empty where no domain is named. */
  readonly claims: readonly ClaimSent[];
  /** Wrong tries at codes of this address. */
  readonly wrongTries: readonly (Spent & { readonly budget: ChallengeBudget })[];
  /** Codes that wrong guesses of strangers were compared with, over all addresses. */
  readonly comparedOfStrangers: number;
  /** Failed sign-ins that count towards a lock. */
  readonly failedSignIns: readonly Spent[];
  /** For this spender: its own lock, or that of all strangers. */
  readonly lockedUntil: Instant;
  readonly recoveryShutUntil: Instant;
  /** When everything was last stopped for this address by somebody who proved nothing. */
  readonly stoppedAt: Instant;
  /** Addresses for which that happened in the time that is looked back over everybody. */
  readonly stopsOfEverybody: number;
}

/**
 * `invited`: added, and nobody has chosen a password yet. `suspended`: out for a reason, until somebody ends it. `elsewhere`:
 * signs in with another provider, so no password here lets them in.
 */
export type AccountStatus = "active" | "disabled" | "invited" | "suspended" | "elsewhere";

/** Why somebody is suspended, and who ends it: the admins of the workspace, or only the company that runs the program. */
export interface Suspension {
  readonly why: string;
  readonly endedBy: "admins" | "company";
}

/** Where somebody signs in who does not do so here. */
export interface SignsInElsewhere {
  /** As people know it: "Microsoft". */
  readonly provider: string;
  /** The page, with https. */
  readonly address: string | undefined;
}

export interface AccountRecord {
  readonly id: AccountId;
  readonly key: AddressKey;
  readonly workspace: WorkspaceId;
  readonly workspaceName: string;
  readonly whitelist: Whitelist;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: AccountStatus;
  /** Kept while the account is disabled, too. */
  readonly suspension?: Suspension | undefined;
  readonly elsewhere?: SignsInElsewhere | undefined;
  readonly language: Language;
  readonly twoSteps: boolean;
  /** Undefined until somebody has chosen one; then no password is right. */
  readonly passwordHash: PasswordHash | undefined;
  readonly passwordChangedAt: Instant;
  readonly mailboxResetAt: Instant | undefined;
  /** When two-step verification was last switched, or the address changed. */
  readonly wayInChangedAt: Instant | undefined;
  /** The workspace wants two-step verification of everybody. */
  readonly twoStepsRequired: boolean;
  /** The workspace is the company's own: its members are support agents. */
  readonly support: boolean;
}

export interface Whitelist {
  readonly on: boolean;
  readonly entries: readonly { readonly range: string; readonly until: Instant | undefined }[];
}

export interface Challenge {
  readonly id: string;
  /** A decoy has none; no code of a decoy is ever right. */
  readonly account: AccountId | undefined;
  readonly purpose: ChallengePurpose;
  readonly channel: string;
  readonly conversation: ConversationId;
  readonly language: Language;
  readonly budget: ChallengeBudget;
  /** Who opened it: the only one whose tries it takes. */
  readonly spender: Spender;
  readonly openedAt: Instant;
  readonly tries: number;
  readonly ended: boolean;
  /** Oldest first. */
  readonly codes: readonly Code[];
}

export interface Code {
  readonly id: string;
  readonly mac: CodeMac;
  readonly digits: number;
  readonly mailedAt: Instant;
  readonly expiresAt: Instant;
  readonly ended: boolean;
}

export interface Link {
  readonly hash: TokenHash;
  readonly account: AccountId | undefined;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly ended: boolean;
  /** Of a "This wasn't me" link: the button beside it, "That was me", was pressed. */
  readonly passed?: boolean | undefined;
}

/** What a session was opened with, besides the password. */
export type SecondStep = "password" | "mailed-code" | "backup-code";

export interface Session {
  readonly hash: TokenHash;
  readonly account: AccountRecord;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  /** When the password was last typed. */
  readonly passwordAt: Instant;
  readonly openedWith: SecondStep;
  /** Where it was last used. */
  readonly seen: Visitor;
}

/** Where a request comes from: shown in the mail, bound to the code, kept in the record. */
export interface Origin {
  /** `web-chat`, `telegram`, `portal` … as shown to people by the mail templates. */
  readonly channel: string;
  /** The code works in this conversation only. */
  readonly conversation: ConversationId;
  readonly language: Language;
  /** Network address of whoever writes, where the channel knows it. */
  readonly seenFrom?: string | undefined;
  /** Devices that their browser shows. */
  readonly devices?: readonly TokenHash[] | undefined;
}

export type PasswordRefusal = "too-short" | "too-long" | "not-equal" | "common" | "contains-address";

/** Who is at the door, as the server sees it. */
export interface Visitor {
  /** Client address, IPv4 or IPv6 in normal form. */
  readonly address: string;
  readonly userAgent: string;
  /** What the browser holds since earlier sign-ins (`Devices`). Never kept. */
  readonly device?: string | undefined;
}

/** Whose token this is: told to nobody but whoever holds the token, and only as long as it is good. */
export interface TokenOwner {
  readonly address: Email;
  /** To be shown: enough for its owner to tell it from another one. */
  readonly masked: string;
}

export interface Account {
  readonly id: AccountId;
  readonly workspace: WorkspaceId;
  readonly workspaceName: string;
  /** A support agent, who takes over cases. */
  readonly support: boolean;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: AccountStatus;
  readonly language: Language;
  readonly twoSteps: boolean;
  readonly lastPasswordChange: Instant;
}

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
  | "suspended"
  /** They sign in with another provider. */
  | "elsewhere"
  | "not-whitelisted"
  | "code-wrong"
  | "code-expired"
  | "backup-code-wrong"
  /** It was the right one, once. */
  | "backup-code-used"
  /** There is no set, or every code of it is used. */
  | "no-backup-codes";
