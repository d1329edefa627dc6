import type { Acting, Auth, Barred } from "../auth/auth.ts";
import type { ConversationId, Instant, OnceKey } from "../shared/brand.ts";
import type { Clock } from "../shared/clock.ts";
import type { Outcome } from "../shared/outcome.ts";
import type { Random } from "../shared/random.ts";
import type { Worker } from "../shared/schedule.ts";
import type { ChatCommand, ChatDecision } from "./decide-in-chat.ts";
import type { AddressKnown, ApprovalStore, Choice, RequestOnBoard, RequestStatus } from "./ports.ts";

export { type AddressPages, createAddressPages } from "./address-page.ts";
export type { ChatDecision } from "./decide-in-chat.ts";
export { createApprovals } from "./create-approvals.ts";
export type { ChatNote, RequestCard } from "./note.ts";
export type { Choice, RequestOnBoard } from "./ports.ts";

/**
 * The door of the approvals: requests that admins of a workspace decide. The first decision counts, nobody decides
 * their own, and everything about whoever decides is looked at anew when they press.
 */
export interface Approvals {
  /** Asks the admins to let an address in, for the account whose mailbox is proved in this conversation. */
  askForAddress(command: {
    readonly conversation: ConversationId;
    /** As it is known or was typed. */
    readonly address: string;
    readonly known: AddressKnown;
    readonly once: OnceKey;
  }): Promise<AskAnswer>;
  /**
   * Asks the admins to vouch in the recovery whose new mailbox was proved in this conversation. The answer is the same
   * whether or not the account exists. Where no admin is left to ask, the support address gets a case.
   */
  askForRecovery(command: {
    readonly conversation: ConversationId;
    readonly once: OnceKey;
  }): Promise<"passed-on" | "unproved">;
  /** What became of the newest request for an address that was asked for in this conversation. */
  resultIn(conversation: ConversationId): Promise<RequestResult | undefined>;
  /** For an admin with a fresh password: what waits, and what was decided in the last 30 days, newest first. */
  board(acting: Acting): Promise<Outcome<Board, Barred>>;
  decide(
    command: Acting & {
      readonly request: string;
      readonly choice: Choice;
      /** Told to whoever asked, where the choice is `no`. At most 200 characters are kept. */
      readonly reason?: string | undefined;
    },
  ): Promise<DecideAnswer>;
  /**
   * The same from a linked chat, once for each key. The link, the admin and the request are looked at anew; to vouch,
   * the password must have been typed on a page within the last 15 minutes.
   */
  decideInChat(command: ChatCommand): Promise<ChatDecision>;
  /** Puts a card for every open request that its owner may decide into a chat that was linked just now. */
  showOpen(conversation: ConversationId): Promise<void>;
  /** Carries out what was decided and not finished, reminds after 4 hours, ends what is older than 72. */
  readonly worker: Worker;
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
  | { readonly kind: "refused"; readonly why: Barred | "unknown" | "over" | "own-request" | "not-a-choice" };

export interface ApprovalParts {
  readonly auth: Pick<Auth, "codes" | "ipWhitelist" | "recovery">;
  readonly store: ApprovalStore;
  readonly clock: Clock;
  readonly random: Random;
}
