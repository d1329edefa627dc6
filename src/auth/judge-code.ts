import type { CodeMac, Instant } from "../shared/brand.ts";
import { sameMac } from "../shared/secrets.ts";
import { isLive, isOpen, triesLeft } from "./challenge.ts";
import type { Challenge, Code, LoginState } from "./model.ts";

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
export function judgeCode(state: LoginState, mac: CodeMac, now: Instant): Verdict {
  return judgeDigits(state, mac, now, !state.account || state.challenge?.account !== state.account.id);
}

/** The same, where something else than the account decides what is a decoy. */
export function judgeDigits(state: LoginState, mac: CodeMac, now: Instant, isDecoy: boolean): Verdict {
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
