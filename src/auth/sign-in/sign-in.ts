import { hashToken, newToken } from "../../shared/secrets.ts";
import { accountOf, addressKeyOf, ownerOf } from "../account.ts";
import { type Actor, isFresh, isUseWorthNoting, lifeOf } from "../actor.ts";
import type { TokenOwner, Subject, Account, Visitor } from "../model.ts";
import { isOpen } from "../mailed-codes/challenge.ts";
import { confirmPassword, enterCode, type EnterPassword, enterPassword } from "./rules.ts";
import { drawCode, macOfCode, plainDigits } from "../mailed-codes/codes.ts";
import { type AuthDeps, checkPassword, peek, runRule } from "../deps.ts";
import { cutVisitor as cut, pendingConversation, pendingSignIn } from "../pending-sign-in.ts";
import { type ResendAnswer, resendCode, resendFor, type ResendForAnswer } from "./resend.ts";
import { shownOnPage } from "../spender.ts";
import type { ConversationId, Email, IdempotencyKey } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";

export function createSignIn(deps: AuthDeps): SignIn {
  return {
    withPassword: (command) => signInWithPassword(deps, command),
    withCode: (command) => signInWithCode(deps, command),
    inspectPending: (pending) => inspectPending(deps, pending),
    resend: async (pending) => {
      const { challenge } = await peek(deps, pendingSignIn(pending));
      const drawn = drawCode(deps, pendingConversation(pending), challenge?.language ?? "en");
      return runRule(deps, pendingSignIn(pending), (state, now) => resendCode(state, now, drawn));
    },
    resendFor: (command) => resendFor(deps, command),
    who: async (session, seen) => (await standingOf(deps, { session, seen }))?.account,
    standing: (acting) => standingOf(deps, acting),
    confirmPassword: (command) => typePasswordAgain(deps, command),
    signOut: (session) => signOut(deps, session),
  };
}

async function signInWithPassword(deps: AuthDeps, typed: Parameters<SignIn["withPassword"]>[0]) {
  const { address, language } = typed;
  const key = addressKeyOf(deps.secrets, address);
  const spender = shownOnPage(deps.secrets, typed.seen);
  const subject: Subject = { kind: "address", email: address, key, spender };
  const stored = (await peek(deps, subject)).account?.passwordHash;
  const { right, renewed } = await checkPassword(deps, stored, typed.password);
  const isRight: EnterPassword["isRight"] = (account) => right && account.passwordHash === stored;
  const session = newToken(deps.random);
  const pending = newToken(deps.random);
  const code = drawCode(deps, pendingConversation(pending), language);
  const drawn = { session: hashToken(session), pending: hashToken(pending), code };
  const command = { address, key, isRight, renewed, language, seen: cut(typed.seen) };
  const answer = await runRule(deps, subject, (state, now) => enterPassword(state, command, now, drawn));
  if (answer === "signed-in") return { kind: answer, session } as const;
  return answer === "refused" ? ({ kind: answer } as const) : ({ kind: answer, pending } as const);
}

async function signInWithCode(deps: AuthDeps, { pending, digits, seen }: Parameters<SignIn["withCode"]>[0]) {
  const session = newToken(deps.random);
  const mac = macOfCode(deps.secrets, pendingConversation(pending), plainDigits(digits));
  const command = { mac, seen: cut(seen) };
  const answer = await runRule(deps, pendingSignIn(pending), (state, now) =>
    enterCode(state, command, now, hashToken(session)),
  );
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}

/** Both second steps: the one the person has, and the one they are to set up now. */
async function inspectPending(deps: AuthDeps, pending: string): Promise<TokenOwner | undefined> {
  const states = await Promise.all([
    peek(deps, pendingSignIn(pending)),
    peek(deps, pendingSignIn(pending, "set-up-two-steps")),
  ]);
  const waiting = states.find((state) => state.challenge && isOpen(state.challenge, deps.clock.now(), state));
  return waiting?.account && ownerOf(waiting.account);
}

async function typePasswordAgain(deps: AuthDeps, { session, seen, password }: Actor & { password: string }) {
  const subject: Subject = { kind: "session", hash: hashToken(session) };
  const stored = (await peek(deps, subject)).account?.passwordHash;
  const { right, renewed } = await checkPassword(deps, stored, password);
  const isRight: EnterPassword["isRight"] = (account) => right && account.passwordHash === stored;
  return runRule(deps, subject, (state, now) => confirmPassword(state, { isRight, renewed, seen: cut(seen) }, now));
}

async function standingOf({ store, clock }: AuthDeps, { session: token, seen }: Actor) {
  const hash = hashToken(token);
  const session = await store.session(hash);
  if (!session) return undefined;
  const now = clock.now();
  const life = lifeOf(session, seen, now);
  if (life === "idled-out") {
    const line = { event: "session_expired", account: session.account.id, details: { why: life } } as const;
    await store.save({ changes: [{ kind: "session-ended", hash }], mails: [], audit: [line] }, now);
  }
  if (life !== "good") return undefined;
  if (isUseWorthNoting(session, now)) {
    await store.save({ changes: [{ kind: "session-used", hash, seen: cut(seen) }], mails: [], audit: [] }, now);
  }
  return { account: accountOf(session.account), fresh: isFresh(session, now) };
}

async function signOut({ store, clock }: AuthDeps, token: string): Promise<void> {
  const hash = hashToken(token);
  const session = await store.session(hash);
  if (!session) return;
  const line = { event: "session_expired", account: session.account.id, details: { why: "signed out" } } as const;
  await store.save({ changes: [{ kind: "session-ended", hash }], mails: [], audit: [line] }, clock.now());
}

export interface SignIn {
  /** Password step. `refused` covers every cause with the same words and the same work; the record keeps the true one. */
  withPassword(command: {
    readonly address: Email;
    readonly password: string;
    readonly language: Language;
    readonly seen: Visitor;
  }): Promise<
    | { readonly kind: "signed-in"; readonly session: string }
    /** Password right, second step due: `pending` is a bearer token for the code page, good for 10 minutes. */
    | { readonly kind: "code-mailed"; readonly pending: string }
    /** The same, but the second step is new to the person: the workspace demands it. `auth.twoSteps.setUpAtSignIn` goes on. */
    | { readonly kind: "set-up-mailed"; readonly pending: string }
    | { readonly kind: "refused" }
  >;
  /** Second step: the code mailed after the right password. */
  withCode(command: {
    readonly pending: string;
    readonly digits: string;
    readonly seen: Visitor;
  }): Promise<{ readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" }>;
  /** Whose sign-in waits for its second step, and changes nothing. Undefined: it cannot go on. */
  inspectPending(pending: string): Promise<TokenOwner | undefined>;
  /** Mails the sign-in code again, within the same budgets. */
  resend(pending: string): Promise<ResendAnswer>;
  /**
   * The same for whoever proved the mailbox in this conversation, wherever they typed the password. `none`: no sign-in
   * waits for a code.
   */
  resendFor(command: {
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<ResendForAnswer>;
  /** The account behind a session token, or undefined when it ended, idled out, or the account is disabled. */
  who(session: string, seen: Visitor): Promise<Account | undefined>;
  /** The same, with whether the password was typed within the last 15 minutes. */
  standing(acting: Actor): Promise<{ readonly account: Account; readonly fresh: boolean } | undefined>;
  /** The password once more, for pages that want it fresh. A wrong one counts as a failed sign-in. */
  confirmPassword(command: Actor & { readonly password: string }): Promise<"confirmed" | "refused" | "signed-out">;
  signOut(session: string): Promise<void>;
}
