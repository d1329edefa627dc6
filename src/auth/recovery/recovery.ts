import type { AccountId, CodeMac, ConversationId, Email, Instant, OnceKey } from "../../shared/brand.ts";
import type { Origin, TokenOwner } from "../model.ts";
import type { CheckAnswer } from "../mailed-codes/rules.ts";
import type { CodeMailing } from "../mailed-codes/session-code.ts";
import type { Refusal } from "./judge-recovery.ts";
import type { RecoveryStage } from "./model.ts";
import type { RecoveryStatus } from "./tell-status.ts";

/**
 * The way back for somebody whose mailbox is lost and who has no backup codes: they prove a new mailbox, an admin
 * vouches, the old mailbox and all admins are told with a link that stops it, a day passes or a second admin agrees,
 * and only then the address changes. A named account that does not exist gets the same words, steps and mails.
 */
export interface Recovery {
  /**
   * Mails a code to the new mailbox. It counts for that mailbox and for the account named, so nobody can be flooded.
   *
   * @param command.address names the account; nothing is mailed there yet
   */
  ask(command: {
    readonly address: Email;
    readonly mailbox: Email;
    readonly origin: Origin;
    readonly once: OnceKey;
  }): Promise<CodeMailing>;
  /** `right`: the new mailbox is proved, and the old one is told. The time in which an admin can vouch begins. */
  prove(command: {
    readonly mac: CodeMac;
    readonly conversation: ConversationId;
    readonly once: OnceKey;
  }): Promise<CheckAnswer>;
  /** Where the newest recovery stands that was proved in this conversation: as much as may be told there. */
  statusIn(conversation: ConversationId): Promise<RecoveryStatus | undefined>;
  /** Before the waiting time: begins it. `no-admin`, `oneself`, `stale` are looked at anew, at this moment. */
  vouch(press: Press): Promise<PressAnswer>;
  /** A second admin: it runs now. */
  agree(press: Press): Promise<PressAnswer>;
  /** An admin says no, before the vouch or after it. */
  decline(press: Press): Promise<PressAnswer>;
  /** Whose recovery a veto link stops, and changes nothing. Undefined: there is nothing to stop any more. */
  inspectVeto(token: string): Promise<TokenOwner | undefined>;
  /** Stops it, without a login, at any moment before it has run. */
  veto(token: string): Promise<"stopped" | "dead">;
  /** Runs what has waited long enough and ends what nobody vouched for. @returns how many */
  due(): Promise<number>;
}

/** An admin's press on a button, as whoever showed the button saw it. */
export interface Press {
  readonly recovery: string;
  readonly admin: AccountId;
  /** When the admin last typed their password, and when the button was pressed. */
  readonly passwordAt: Instant;
  readonly pressedAt: Instant;
  readonly once: OnceKey;
}

/** The stage it has reached, with the moment it runs by itself, or why nothing happened. */
export type PressAnswer =
  | { readonly kind: "moved"; readonly to: Exclude<RecoveryStage, "asked">; readonly runsAt: Instant | undefined }
  | { readonly kind: "refused"; readonly why: Refusal };
