import { conversationId, type TokenHash } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { maskEmail } from "../account.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { drawDisown } from "../link.ts";
import { drawCode, macOfCode, plainDigits } from "../mailed-codes/codes.ts";
import { type CodeMailing, openChallenge, type TypedCodeRefusal } from "../mailed-codes/session-code.ts";
import type { Subject, Visitor } from "../model.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import { cutVisitor, pendingConversation, pendingSignIn } from "../pending-sign-in.ts";
import { type ResendAnswer, resendCode } from "../sign-in/resend.ts";
import {
  confirmSwitch,
  openedByBackupCode,
  requestSwitch,
  type RequireRefusal,
  requireTwoSteps,
  setUpAtSignIn,
  type SwitchRefusal,
  turnOffAfterBackupCode,
  type TwoStepsTurn,
} from "./rules.ts";

export type { SwitchRefusal } from "./rules.ts";

/**
 * Two-step verification by mail: with it, every sign-in takes the password and a code (an issued recovery code in the
 * sense of NIST SP 800-63B-4; never called a second factor).
 */
export interface TwoFactor {
  /** How it stands for whoever is signed in. Changes nothing. */
  read(acting: Actor): Promise<TwoStepsStanding | undefined>;
  /** Mails a code to the address on file. Needs a fresh password. A code already in the mail stays good. */
  requestCode(
    command: Actor & { readonly turn: TwoStepsTurn; readonly language: Language },
  ): Promise<Outcome<CodeMailing, Denied | SwitchRefusal>>;
  /**
   * Switches it with the mailed code; the owner is told. On: all other sessions end. Off: backup codes are void.
   * The code works in this session only, once, and tries are counted before comparing.
   */
  confirm(
    command: Actor & { readonly turn: TwoStepsTurn; readonly digits: string },
  ): Promise<Outcome<TwoStepsTurn, Denied | SwitchRefusal | TypedCodeRefusal>>;
  /**
   * Off without a mailed code, for somebody who lost the mailbox: only in a session that a backup code opened within
   * the last hour, and with a fresh password. `no-backup-code`: it was opened in another way, or too long ago.
   */
  turnOffAfterBackupCode(acting: Actor): Promise<Outcome<"off", Denied | SwitchRefusal | "no-backup-code">>;
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
  setTwoStepsRequired(command: Actor & { readonly on: boolean }): Promise<Outcome<"set", Denied | RequireRefusal>>;
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

const inSession = (hash: TokenHash, turn: TwoStepsTurn): Subject => ({
  kind: "session",
  hash,
  purpose: `turn-${turn}-two-steps`,
});

export function createTwoFactor(deps: AuthDeps): TwoFactor {
  return {
    read: (acting) => readStanding(deps, acting),
    requestCode: ({ session, seen, turn, language }) => {
      const hash = hashToken(session);
      const drawn = drawCode(deps, conversationId(hash), language);
      const command = { turn, language, seen: cutVisitor(seen) };
      return runRule(deps, inSession(hash, turn), (state, now) => requestSwitch(state, command, now, drawn));
    },
    confirm: ({ session, seen, turn, digits }) => {
      const hash = hashToken(session);
      const mac = macOfCode(deps.secrets, conversationId(hash), plainDigits(digits));
      const command = { turn, mac, seen: cutVisitor(seen) };
      const drawn = drawDisown(deps);
      return runRule(deps, inSession(hash, turn), (state, now) => confirmSwitch(state, command, now, drawn));
    },
    turnOffAfterBackupCode: ({ session, seen }) => {
      const command = { seen: cutVisitor(seen) };
      const drawn = drawDisown(deps);
      const subject: Subject = { kind: "session", hash: hashToken(session) };
      return runRule(deps, subject, (state, now) => turnOffAfterBackupCode(state, command, now, drawn));
    },
    setUpAtSignIn: (command) => setUp(deps, command),
    resendSetUp: async (pending) => {
      const subject = pendingSignIn(pending, "set-up-two-steps");
      const { challenge } = await peek(deps, subject);
      const drawn = drawCode(deps, pendingConversation(pending), challenge?.language ?? "en");
      return runRule(deps, subject, (state, now) => resendCode(state, now, drawn));
    },
    setTwoStepsRequired: ({ session, seen, on }) => {
      const command = { on, seen: cutVisitor(seen) };
      const subject: Subject = { kind: "session", hash: hashToken(session) };
      return runRule(deps, subject, (state, now) => requireTwoSteps(state, command, now));
    },
  };
}

async function readStanding(
  deps: AuthDeps,
  { session, seen }: Parameters<TwoFactor["read"]>[0],
): Promise<TwoStepsStanding | undefined> {
  const hash = hashToken(session);
  const now = deps.clock.now();
  const on = (await deps.store.session(hash))?.account.twoSteps ?? false;
  const state = await peek(deps, inSession(hash, on ? "off" : "on"));
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return undefined;
  const { account } = actor.value;
  const last = openChallenge(state, now)?.codes.at(-1);
  return {
    on: account.twoSteps,
    required: account.twoStepsRequired,
    byBackupCode: openedByBackupCode(actor.value, now),
    asked: last && { address: maskEmail(account.email), minutesLeft: Math.ceil((last.expiresAt - now) / MINUTE) },
  };
}

async function setUp(deps: AuthDeps, { pending, digits, seen }: Parameters<TwoFactor["setUpAtSignIn"]>[0]) {
  const session = newToken(deps.random);
  const mac = macOfCode(deps.secrets, pendingConversation(pending), plainDigits(digits));
  const command = { mac, seen: cutVisitor(seen) };
  const drawn = { session: hashToken(session), disown: drawDisown(deps) };
  const subject = pendingSignIn(pending, "set-up-two-steps");
  const answer = await runRule(deps, subject, (state, now) => setUpAtSignIn(state, command, now, drawn));
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}
