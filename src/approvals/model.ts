import type { AuditLine, Session, Account, Denied } from "../auth/auth.ts";
import type { AccountId, ConversationId, Instant, TokenHash, WorkspaceId } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";

export type { AddressPageStore } from "./address-page.ts";

/** How the address of a whitelist request is known. */
export type AddressKnown =
  /** From a sign-in that the list refused. */
  | "seen"
  /** From a page that the person opened. */
  | "read"
  /** The person typed it: the weakest. */
  | "typed";

export type RequestDetails =
  | { readonly kind: "ip-whitelist"; readonly address: string; readonly known: AddressKnown; readonly note?: string }
  | {
      readonly kind: "recovery";
      readonly recovery: string;
      /** `vouch`: somebody must; `agree`: somebody may, and then nobody has to wait. */
      readonly step: "vouch" | "agree";
      /** The new mailbox in full: whoever vouches must be able to say that it is the right one. */
      readonly mailbox: string;
      /** Who vouched, at step `agree`. */
      readonly vouchedBy?: AccountId;
    };

export type RequestStatus = "open" | "approved" | "declined" | "expired" | "withdrawn";

/** `once`: for 24 hours. `week`: for seven days. `yes`: the only way to approve a recovery. */
export type Choice = "once" | "week" | "always" | "yes" | "no";

export interface ApprovalRequest {
  readonly id: string;
  readonly code: string;
  readonly workspace: WorkspaceId;
  readonly account: AccountId;
  readonly details: RequestDetails;
  readonly conversation: ConversationId;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly status: RequestStatus;
  readonly decidedBy: AccountId | undefined;
  readonly decidedAt: Instant | undefined;
  readonly passwordAt: Instant | undefined;
  readonly choice: Choice | undefined;
  readonly reason: string | undefined;
  readonly effect: "due" | "done" | "failed" | undefined;
  readonly trouble: string | undefined;
}

/** A request with what an admin should know before deciding. */
export interface RequestOnBoard extends ApprovalRequest {
  readonly name: string;
  readonly email: string;
  /** Addresses this person signed in from before, newest first. */
  readonly earlier: readonly string[];
  readonly decidedByName: string | undefined;
}

export type RequestChange =
  | {
      readonly kind: "request-opened";
      readonly request: Pick<
        ApprovalRequest,
        "id" | "code" | "workspace" | "account" | "details" | "conversation" | "expiresAt"
      >;
      readonly remindAt: Instant | undefined;
    }
  /** Refused by the store unless the request is open: the first decision wins. */
  | {
      readonly kind: "request-decided";
      readonly id: string;
      readonly by: AccountId;
      /** Undefined in a chat, when they are signed in nowhere. */
      readonly passwordAt: Instant | undefined;
      readonly choice: Choice;
      readonly reason: string | undefined;
      readonly status: "approved" | "declined";
      /** `due`: something is left to carry out. */
      readonly effect: "due" | undefined;
    }
  | { readonly kind: "request-expired"; readonly id: string }
  | { readonly kind: "admins-reminded"; readonly id: string }
  /** Shows the request in a linked chat. */
  | {
      readonly kind: "card-sent";
      readonly request: string;
      readonly conversation: ConversationId;
      readonly note: RequestCard;
    }
  /** Says something in a linked chat; the same key twice is said once. */
  | {
      readonly kind: "chat-told";
      readonly conversation: ConversationId;
      readonly key: string;
      readonly note: ChatNote;
    }
  /** Nobody of the workspace can decide, or did: somebody of support has to. The same key twice is one case. */
  | {
      readonly kind: "person-needed";
      readonly conversation: ConversationId;
      /** The trouble that it is about. */
      readonly episode: number;
      readonly key: string;
      readonly task: { readonly kind: "hand-over"; readonly next: "nobody-vouched" };
    }
  /** Refused by the store unless the effect is due. */
  | { readonly kind: "effect-settled"; readonly id: string; readonly trouble: string | undefined };

/** What a rule of this module decided. */
export interface ApprovalDecision<Answer> {
  readonly changes: readonly RequestChange[];
  readonly mails: readonly MailOrder[];
  readonly audit: readonly AuditLine[];
  readonly answer: Answer;
}

export interface Admin {
  readonly id: AccountId;
  readonly language: Language;
  /** Linked chats. */
  readonly chats: readonly ConversationId[];
}

/** Whose a chat is at this moment. */
interface ChatOwner extends Pick<Account, "id" | "name" | "workspace" | "role" | "status"> {
  /** When they last typed their password on a page, in a session that is still open. */
  readonly passwordAt: Instant | undefined;
}

/** All that a rule may look at. What the subject does not name is empty. */
export interface ApprovalState {
  readonly request: ApprovalRequest | undefined;
  /** Who is signed in, by the session that the subject names. */
  readonly session: Session | undefined;
  /** Of the request, or of the newest recovery that was proved in this conversation. */
  readonly recovery: RecoveryFound | undefined;
  /** Whom the request is for. */
  readonly account: Pick<Account, "id" | "name" | "email" | "workspace"> | undefined;
  /** Addresses that account signed in from before, newest first. */
  readonly earlier: readonly string[];
  /** Whose the chat is that the subject names. */
  readonly chatOwner: ChatOwner | undefined;
  /** Chats that showed the request and are still linked. */
  readonly cards: readonly ConversationId[];
  readonly decidedByName: string | undefined;
  /** Active admins of that workspace. */
  readonly admins: readonly Admin[];
  /** Requests for a vouch in that workspace within the last day, whatever became of them. */
  readonly vouchesOfDay: number;
  /** Open requests of the same account, newest first. */
  readonly openOfAccount: readonly ApprovalRequest[];
  /** Number of the newest trouble of the chat in which it is asked. */
  readonly episode: number | undefined;
  /** Codes that open requests have. */
  readonly codesInUse: readonly string[];
}

export interface RecoveryFound {
  readonly id: string;
  readonly account: AccountId | undefined;
  readonly stage: string;
  readonly mailbox: string;
  readonly vouchedBy: AccountId | undefined;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly runsAt: Instant | undefined;
}

export type ApprovalSubject =
  | { readonly kind: "account"; readonly account: AccountId }
  /** The recovery whose new mailbox was proved in this conversation. */
  | { readonly kind: "recovery"; readonly conversation: ConversationId }
  | {
      readonly kind: "request";
      readonly id: string;
      readonly session?: TokenHash;
      readonly conversation?: ConversationId;
    };

/** What is told in a linked chat: facts, for whoever finds the words. */
export type ChatNote =
  | RequestCard
  /** Told in the chats that showed the request, except where it was decided. */
  | {
      readonly kind: "card-decided";
      readonly request: string;
      readonly code: string;
      readonly choice: Choice;
      readonly by: string;
    }
  | { readonly kind: "card-over"; readonly request: string; readonly code: string }
  /** So many ask that the rest is told on the page only. */
  | { readonly kind: "many-waiting" };

/** All that an admin should know before deciding. */
export interface RequestCard {
  readonly kind: "card";
  readonly request: string;
  readonly code: string;
  /** Chosen by whoever asks: to be quoted, never to be believed. */
  readonly name: string;
  readonly email: string;
  readonly about:
    | {
        readonly kind: "ip-whitelist";
        readonly address: string;
        readonly known: AddressKnown;
        /** Addresses this person signed in from before, newest first. */
        readonly earlier: readonly string[];
      }
    | { readonly kind: "vouch" | "agree"; readonly mailbox: string };
  readonly expiresAt: Instant;
  /** It was shown before, and nobody has decided. */
  readonly again: boolean;
}

export type AskAnswer =
  | { readonly kind: "asked" | "already-asked"; readonly code: string; readonly until: Instant }
  /** `no-admin`: nobody could decide it; a person of the support has to. */
  | {
      readonly kind:
        "unproved" | "disabled" | "invited" | "no-admin" | "too-many" | "not-an-address" | "special-address";
    };

export interface RequestResult {
  readonly code: string;
  readonly address: string;
  readonly status: RequestStatus;
  readonly choice: Choice | undefined;
  readonly reason: string | undefined;
  /** Until when the address is let in; undefined when for good, or not at all. */
  readonly until: Instant | undefined;
  /** When it ends by itself, undecided. */
  readonly expiresAt: Instant;
  /** Approved and carried out. */
  readonly done: boolean;
  /** Approved, but it could not be done. */
  readonly failed: boolean;
}

export interface Board {
  readonly open: readonly RequestOnBoard[];
  readonly past: readonly RequestOnBoard[];
}

export type DecideAnswer =
  | { readonly kind: "decided"; readonly choice: Choice }
  /** Decided, but what it was about is over or could not be done. */
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "refused"; readonly why: Denied | "unknown" | "over" | "own-request" | "not-a-choice" };
