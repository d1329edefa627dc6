import { type TokenHash, conversationId } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { actorOf } from "../acting.ts";
import { drawCode, macOfCode, plainDigits } from "../mailed-codes/codes.ts";
import { drawDisown } from "../link.ts";
import { maskEmail } from "../account.ts";
import { type AuthParts, lookAt, runRule } from "../parts.ts";
import { cutVisitor, pendingConversation, pendingSignIn } from "../pending-sign-in.ts";
import { resendCode } from "../resend-code.ts";
import { openChallenge } from "../mailed-codes/session-code.ts";
import type { Subject } from "../model.ts";
import { confirmSwitch, openedByBackupCode, turnOffAfterBackupCode } from "./confirm-switch.ts";
import { requestSwitch } from "./request-switch.ts";
import { requireTwoSteps } from "./require-two-steps.ts";
import { setUpAtSignIn } from "./set-up-at-sign-in.ts";
import type { TwoSteps, TwoStepsStanding } from "./two-steps.ts";
import type { TwoStepsTurn } from "./model.ts";

const inSession = (hash: TokenHash, turn: TwoStepsTurn): Subject => ({
  kind: "session",
  hash,
  purpose: `turn-${turn}-two-steps`,
});

export function createTwoSteps(parts: AuthParts): TwoSteps {
  return {
    look: (acting) => look(parts, acting),
    requestCode: ({ session, seen, turn, language }) => {
      const hash = hashToken(session);
      const drawn = drawCode(parts, conversationId(hash), language);
      const command = { turn, language, seen: cutVisitor(seen) };
      return runRule(parts, inSession(hash, turn), (state, now) => requestSwitch(state, command, now, drawn));
    },
    confirm: ({ session, seen, turn, digits }) => {
      const hash = hashToken(session);
      const mac = macOfCode(parts.secrets, conversationId(hash), plainDigits(digits));
      const command = { turn, mac, seen: cutVisitor(seen) };
      const drawn = drawDisown(parts);
      return runRule(parts, inSession(hash, turn), (state, now) => confirmSwitch(state, command, now, drawn));
    },
    turnOffAfterBackupCode: ({ session, seen }) => {
      const command = { seen: cutVisitor(seen) };
      const drawn = drawDisown(parts);
      const subject: Subject = { kind: "session", hash: hashToken(session) };
      return runRule(parts, subject, (state, now) => turnOffAfterBackupCode(state, command, now, drawn));
    },
    setUpAtSignIn: (command) => setUp(parts, command),
    resendSetUp: async (pending) => {
      const subject = pendingSignIn(pending, "set-up-two-steps");
      const { challenge } = await lookAt(parts, subject);
      const drawn = drawCode(parts, pendingConversation(pending), challenge?.language ?? "en");
      return runRule(parts, subject, (state, now) => resendCode(state, now, drawn));
    },
    setTwoStepsRequired: ({ session, seen, on }) => {
      const command = { on, seen: cutVisitor(seen) };
      const subject: Subject = { kind: "session", hash: hashToken(session) };
      return runRule(parts, subject, (state, now) => requireTwoSteps(state, command, now));
    },
  };
}

async function look(
  parts: AuthParts,
  { session, seen }: Parameters<TwoSteps["look"]>[0],
): Promise<TwoStepsStanding | undefined> {
  const hash = hashToken(session);
  const now = parts.clock.now();
  const on = (await parts.store.session(hash))?.account.twoSteps ?? false;
  const state = await lookAt(parts, inSession(hash, on ? "off" : "on"));
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

async function setUp(parts: AuthParts, { pending, digits, seen }: Parameters<TwoSteps["setUpAtSignIn"]>[0]) {
  const session = newToken(parts.random);
  const mac = macOfCode(parts.secrets, pendingConversation(pending), plainDigits(digits));
  const command = { mac, seen: cutVisitor(seen) };
  const drawn = { session: hashToken(session), disown: drawDisown(parts) };
  const subject = pendingSignIn(pending, "set-up-two-steps");
  const answer = await runRule(parts, subject, (state, now) => setUpAtSignIn(state, command, now, drawn));
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}
