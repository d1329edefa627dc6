import { hashToken, newToken } from "../shared/secrets.ts";
import { accountOf, ownerOf } from "./account.ts";
import { type Acting, isFresh } from "./acting.ts";
import { addressKeyOf } from "./address-key.ts";
import type { SignIn, TokenOwner } from "./auth.ts";
import { isOpen } from "./challenge.ts";
import { confirmPassword } from "./confirm-password.ts";
import { drawCode, macOfCode } from "./draw-code.ts";
import { enterCode } from "./enter-code.ts";
import { type EnterPassword, enterPassword } from "./enter-password.ts";
import { type AuthParts, lookAt, runRule } from "./parts.ts";
import { cutVisitor as cut, pendingConversation, pendingSignIn } from "./pending-sign-in.ts";
import { plainDigits } from "./plain-digits.ts";
import { resendCode } from "./resend-code.ts";
import { resendFor } from "./resend-for.ts";
import { isUseWorthNoting, lifeOf } from "./session-life.ts";
import type { Subject } from "./state.ts";

export function createSignIn(parts: AuthParts): SignIn {
  return {
    withPassword: (command) => signInWithPassword(parts, command),
    withCode: (command) => signInWithCode(parts, command),
    inspectPending: (pending) => inspectPending(parts, pending),
    resend: async (pending) => {
      const { challenge } = await lookAt(parts, pendingSignIn(pending));
      const drawn = drawCode(parts, pendingConversation(pending), challenge?.language ?? "en");
      return runRule(parts, pendingSignIn(pending), (state, now) => resendCode(state, now, drawn));
    },
    resendFor: (command) => resendFor(parts, command),
    who: async (session, seen) => (await standingOf(parts, { session, seen }))?.account,
    standing: (acting) => standingOf(parts, acting),
    confirmPassword: (command) => typePasswordAgain(parts, command),
    signOut: (session) => signOut(parts, session),
  };
}

async function signInWithPassword(parts: AuthParts, typed: Parameters<SignIn["withPassword"]>[0]) {
  const { address, language } = typed;
  const key = addressKeyOf(parts.secrets, address);
  const subject: Subject = { kind: "address", email: address, key };
  const stored = (await lookAt(parts, subject)).account?.passwordHash;
  const right = await parts.hasher.verify(stored, typed.password);
  const isRight: EnterPassword["isRight"] = (account) => right && account.passwordHash === stored;
  const session = newToken(parts.random);
  const pending = newToken(parts.random);
  const code = drawCode(parts, pendingConversation(pending), language);
  const drawn = { session: hashToken(session), pending: hashToken(pending), code };
  const command = { address, key, isRight, language, seen: cut(typed.seen) };
  const answer = await runRule(parts, subject, (state, now) => enterPassword(state, command, now, drawn));
  if (answer === "signed-in") return { kind: answer, session } as const;
  return answer === "refused" ? ({ kind: answer } as const) : ({ kind: answer, pending } as const);
}

async function signInWithCode(parts: AuthParts, { pending, digits, seen }: Parameters<SignIn["withCode"]>[0]) {
  const session = newToken(parts.random);
  const mac = macOfCode(parts.secrets, pendingConversation(pending), plainDigits(digits));
  const command = { mac, seen: cut(seen) };
  const answer = await runRule(parts, pendingSignIn(pending), (state, now) =>
    enterCode(state, command, now, hashToken(session)),
  );
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}

/** Both second steps: the one the person has, and the one they are to set up now. */
async function inspectPending(parts: AuthParts, pending: string): Promise<TokenOwner | undefined> {
  const states = await Promise.all([
    lookAt(parts, pendingSignIn(pending)),
    lookAt(parts, pendingSignIn(pending, "set-up-two-steps")),
  ]);
  const waiting = states.find(({ challenge }) => challenge && isOpen(challenge, parts.clock.now()));
  return waiting?.account && ownerOf(waiting.account);
}

async function typePasswordAgain(parts: AuthParts, { session, seen, password }: Acting & { password: string }) {
  const subject: Subject = { kind: "session", hash: hashToken(session) };
  const stored = (await lookAt(parts, subject)).account?.passwordHash;
  const right = await parts.hasher.verify(stored, password);
  const isRight: EnterPassword["isRight"] = (account) => right && account.passwordHash === stored;
  return runRule(parts, subject, (state, now) => confirmPassword(state, { isRight, seen: cut(seen) }, now));
}

async function standingOf({ store, clock }: AuthParts, { session: token, seen }: Acting) {
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

async function signOut({ store, clock }: AuthParts, token: string): Promise<void> {
  const hash = hashToken(token);
  const session = await store.session(hash);
  if (!session) return;
  const line = { event: "session_expired", account: session.account.id, details: { why: "signed out" } } as const;
  await store.save({ changes: [{ kind: "session-ended", hash }], mails: [], audit: [line] }, clock.now());
}
