import type { AccountId, ConversationId, Instant, LinkMac, TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { AccountRecord, Session } from "../model.ts";

/** Which code or whose chats a rule is about. */
export type LinkSubject =
  | { readonly kind: "session"; readonly hash: TokenHash }
  | {
      readonly kind: "code";
      readonly mac: LinkMac;
      readonly conversation: ConversationId;
      /** Tries after this moment count. */
      readonly triesFrom: Instant;
    }
  /** Whatever link a conversation has. */
  | { readonly kind: "chat"; readonly conversation: ConversationId }
  | { readonly kind: "link"; readonly id: string };

/** A link that nobody has ended. */
export interface OpenLink {
  readonly id: string;
  readonly account: AccountRecord;
  readonly channel: string;
  /** From this moment on it counts for nothing, unless somebody writes in that chat before. */
  readonly idleAt: Instant;
}

/** All that the rules of linked chats may look at. What the subject does not name is empty. */
export interface LinkState {
  readonly session: Session | undefined;
  /** Of the session's account: codes that were neither used nor replaced, oldest first, expired ones too. */
  readonly openCodes: readonly { readonly mac: LinkMac; readonly expiresAt: Instant }[];
  /** Of the session's account, newest first. */
  readonly chats: readonly LinkedChat[];
  readonly code: { readonly account: AccountRecord; readonly expiresAt: Instant; readonly ended: boolean } | undefined;
  /** The link that the conversation has already; or the one that is named. */
  readonly link: OpenLink | undefined;
  /** Tries in this conversation. */
  readonly tries: number;
}

export type LinkedChatChange =
  | {
      readonly kind: "link-code-drawn";
      readonly mac: LinkMac;
      readonly account: AccountId;
      readonly expiresAt: Instant;
    }
  | { readonly kind: "link-code-ended"; readonly mac: LinkMac }
  /** Refused by the store when the code is used up already, by whomever. */
  | { readonly kind: "link-code-used"; readonly mac: LinkMac }
  | { readonly kind: "link-try-counted"; readonly conversation: ConversationId }
  | {
      readonly kind: "chat-linked";
      readonly id: string;
      readonly account: AccountId;
      readonly conversation: ConversationId;
      readonly channel: string;
      readonly idleAt: Instant;
    }
  | { readonly kind: "chat-unlinked"; readonly id: string }
  /** All of an account with its open codes; `linkedSince`: only those that were linked at or after this moment. */
  | { readonly kind: "chats-unlinked"; readonly account: AccountId; readonly linkedSince?: Instant };

export interface LinkedChat {
  readonly id: string;
  readonly channel: string;
  readonly linkedAt: Instant;
  /** When it ends by itself, unless somebody writes in that chat before. */
  readonly idleAt: Instant;
}

export interface LinkCode {
  /** `7K2Q-9XMB-3DT`. */
  readonly code: string;
  readonly until: Instant;
}

export type LinkAnswer =
  | {
      readonly kind: "linked" | "linked-already";
      /** Of the owner, for the words that follow. */
      readonly name: string;
      readonly language: Language;
    }
  /** `wrong`: no such code, or not any more. `taken`: this chat belongs to another account. `used-up`: too many tries. */
  | { readonly kind: "wrong" | "taken" | "used-up" };
