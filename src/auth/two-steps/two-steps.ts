import type { ResendAnswer } from "../resend-code.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { Visitor } from "../model.ts";
import type { CodeMailing, TypedCodeRefusal } from "../mailed-codes/session-code.ts";
import type { SwitchRefusal } from "./judge-switch.ts";
import type { RequireRefusal } from "./require-two-steps.ts";
import type { TwoStepsTurn } from "./model.ts";

export type { SwitchRefusal } from "./judge-switch.ts";

/**
 * Two-step verification by mail: with it, every sign-in takes the password and a code (an issued recovery code in the
 * sense of NIST SP 800-63B-4; never called a second factor).
 */
export interface TwoSteps {
  /** How it stands for whoever is signed in. Changes nothing. */
  look(acting: Acting): Promise<TwoStepsStanding | undefined>;
  /** Mails a code to the address on file. Needs a fresh password. A code already in the mail stays good. */
  requestCode(
    command: Acting & { readonly turn: TwoStepsTurn; readonly language: Language },
  ): Promise<Outcome<CodeMailing, Barred | SwitchRefusal>>;
  /**
   * Switches it with the mailed code; the owner is told. On: all other sessions end. Off: backup codes are void.
   * The code works in this session only, once, and tries are counted before comparing.
   */
  confirm(
    command: Acting & { readonly turn: TwoStepsTurn; readonly digits: string },
  ): Promise<Outcome<TwoStepsTurn, Barred | SwitchRefusal | TypedCodeRefusal>>;
  /**
   * Off without a mailed code, for somebody who lost the mailbox: only in a session that a backup code opened within
   * the last hour, and with a fresh password. `no-backup-code`: it was opened in another way, or too long ago.
   */
  turnOffAfterBackupCode(acting: Acting): Promise<Outcome<"off", Barred | SwitchRefusal | "no-backup-code">>;
  /**
   * The code of a sign-in that ended in "set it up now": two-step verification is on, and the session opens.
   * Answers like the second step of a sign-in.
   */
  setUpAtSignIn(command: {
    readonly pending: string;
    readonly digits: string;
    readonly seen: Visitor;
  }): Promise<{ readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" }>;
  /** Mails the code for that again, within the same budgets. */
  resendSetUp(pending: string): Promise<ResendAnswer>;
  /**
   * Whether everybody in the acting admin's workspace must use it. An admin switches it on only with two-step
   * verification on their own account. Members without it set it up at their next sign-in; their sessions go on.
   */
  setTwoStepsRequired(command: Acting & { readonly on: boolean }): Promise<Outcome<"set", Barred | RequireRefusal>>;
}

export interface TwoStepsStanding {
  readonly on: boolean;
  /** The workspace wants it of everybody: it cannot be turned off. */
  readonly required: boolean;
  /** A backup code opened this session lately: it can be turned off without a mailed code. */
  readonly byBackupCode: boolean;
  /** A code for the other state is in the mail; `address` masked. */
  readonly asked: { readonly address: string; readonly minutesLeft: number } | undefined;
}
