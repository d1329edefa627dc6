import type { CodeMac, Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { sameMac } from "../../shared/secrets.ts";
import type { Change } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { Challenge, Code, LoginState } from "../model.ts";

/** Not before it was mailed either: with the clock set back a code is dead rather than young again. */
export const isLive = (code: Code, now: Instant) => !code.ended && code.mailedAt <= now && now < code.expiresAt;

/** Open as long as a code of it can still be typed; one that could not be mailed any code waits as long. */
export function isOpen(challenge: Challenge, now: Instant): boolean {
  if (challenge.ended) return false;
  if (challenge.codes.length > 0) return challenge.codes.some((code) => isLive(code, now));
  return challenge.openedAt <= now && now < challenge.openedAt + LIMITS.code.lifetime;
}

/** Codes seen to have expired are written off, so that no later change of the clock brings them back. */
export const retireExpired = (challenge: Challenge | undefined, now: Instant): readonly Change[] =>
  (challenge?.codes ?? [])
    .filter((code) => !code.ended && !isLive(code, now))
    .map((code) => ({ kind: "code-retired", id: code.id }));

/** Tries left for a challenge: its own, and those of the address for the day (Kratos #4606), whichever is less. */
export function triesLeft(state: LoginState, challenge: Challenge, now: Instant): number {
  return Math.min(LIMITS.code.tries - challenge.tries, triesLeftToday(state, challenge.budget, now));
}

export function triesLeftToday(state: LoginState, budget: Challenge["budget"], now: Instant): number {
  const wrong = state.wrongTries.filter((entry) => entry.budget === budget && entry.at > now - DAY);
  return LIMITS.code.triesPerDay - wrong.length;
}

export const underAttack = (state: LoginState) => state.wrongTriesOfEverybody > LIMITS.attack.failuresPerHour;

/** Milliseconds until the next code may be mailed; 0 when it may now. Under attack every wait is the next longer one. */
export function resendWait(state: LoginState, challenge: Challenge, now: Instant): number {
  const last = challenge.codes.at(-1);
  if (!last) return 0;
  const waits = LIMITS.code.resendAfter;
  const step = challenge.codes.length - 1 + (underAttack(state) ? 1 : 0);
  const wait = waits[step] ?? waits[waits.length - 1] ?? 0;
  return Math.max(0, last.mailedAt + wait - now);
}

/** What a typed code is worth. Only `right`, `wrong` and `late` compared anything, and only they cost a try. */
export type Verdict =
  | { readonly kind: "right"; readonly code: Code; readonly challenge: Challenge }
  /** `last`: it was the last try of this challenge or of the day. */
  | { readonly kind: "wrong"; readonly challenge: Challenge; readonly last: boolean }
  /** It was a good code once. */
  | { readonly kind: "late"; readonly challenge: Challenge; readonly last: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "used-up" };

/** Compares in constant time with every code of the newest challenge. A decoy is never right, whatever was typed. */
export function verifyCode(state: LoginState, mac: CodeMac, now: Instant): Verdict {
  return verifyDigits(state, mac, now, !state.account || state.challenge?.account !== state.account.id);
}

/** The same, where something else than the account decides what is a decoy. */
export function verifyDigits(state: LoginState, mac: CodeMac, now: Instant, isDecoy: boolean): Verdict {
  const challenge = state.challenge;
  if (!challenge || !isOpen(challenge, now)) return { kind: "none" };
  const left = triesLeft(state, challenge, now);
  if (left <= 0) return { kind: "used-up" };
  const last = left === 1;
  const matches = challenge.codes.filter((code) => sameMac(code.mac, mac));
  const live = matches.find((code) => isLive(code, now));
  if (isDecoy) return { kind: "wrong", challenge, last };
  if (live) return { kind: "right", code: live, challenge };
  return { kind: matches.length > 0 ? "late" : "wrong", challenge, last };
}
