import type { CodeMac, Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { sameMac } from "../../shared/secrets.ts";
import type { Change } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { Challenge, Code, LoginState, Spender } from "../model.ts";
import { type Allowance, openAt } from "../send-budget.ts";

/** Not before it was mailed either: with the clock set back a code is dead rather than young again. */
export const isLive = (code: Code, now: Instant) => !code.ended && code.mailedAt <= now && now < code.expiresAt;

/**
 * How many digits a code has that this spender is mailed now. Guesses of strangers are counted over all accounts: were it by
 * account or by challenge alone, whoever opens many could guess without end (ory/kratos#4606).
 */
export const digitsFor = ({ known }: Spender, { comparedOfStrangers }: Compared): number =>
  known || hasRoom(comparedOfStrangers, LIMITS.attack.comparedPerDay)
    ? LIMITS.code.digits
    : LIMITS.code.digitsUnderAttack;

/** No guess of a stranger is compared any more before the day has passed. */
const isSpent = ({ known }: Spender, { comparedOfStrangers }: Compared): boolean =>
  !known && !hasRoom(comparedOfStrangers, LIMITS.attack.comparedPerDayLonger);

/** The next guess may be compared with as many codes as a challenge can have. */
const hasRoom = (compared: number, most: number) => compared + LIMITS.code.live <= most;

type Compared = Pick<LoginState, "comparedOfStrangers">;

/**
 * Open as long as a code of it can still be typed; one that could not be mailed any code waits as long. One that was opened
 * before codes got longer ends with that: nobody outruns it by opening many first.
 */
export function isOpen(challenge: Challenge, now: Instant, state: Compared): boolean {
  if (challenge.ended) return false;
  if (challenge.codes.length > 0) return challenge.codes.some((code) => isTypeable(challenge, code, now, state));
  return challenge.openedAt <= now && now < challenge.openedAt + LIMITS.code.lifetime;
}

const isTypeable = ({ spender }: Challenge, code: Code, now: Instant, state: Compared): boolean =>
  isLive(code, now) && code.digits >= digitsFor(spender, state);

/** Codes seen to have expired are written off, so that no later change of the clock brings them back. */
export const retireExpired = (challenge: Challenge | undefined, now: Instant): readonly Change[] =>
  (challenge?.codes ?? [])
    .filter((code) => !code.ended && !isLive(code, now))
    .map((code) => ({ kind: "code-retired", id: code.id }));

/** Tries left for a challenge: its own, and those of the day at the address (Kratos #4606), whichever is less. */
export function triesLeft(state: LoginState, challenge: Challenge, now: Instant): number {
  return Math.min(LIMITS.code.tries - challenge.tries, triesLeftToday(state, challenge.budget, now));
}

export function triesLeftToday(state: LoginState, budget: Challenge["budget"], now: Instant): number {
  const { spender } = state;
  if (isSpent(spender, state)) return 0;
  const wrong = state.wrongTries.filter((entry) => entry.budget === budget && entry.at > now - DAY);
  const left = triesOf(spender, budget).map(({ counts, most }) => most - wrong.filter(counts).length);
  return Math.min(...left);
}

/** From when on `triesLeftToday` has one again. */
export const triesOpenAt = ({ wrongTries, spender }: LoginState, budget: Challenge["budget"], now: Instant): Instant =>
  openAt(
    triesOf(spender, budget),
    wrongTries.filter((entry) => entry.budget === budget),
    now,
  );

const triesOf = ({ known }: Spender, budget: Challenge["budget"]): readonly Allowance[] =>
  TRIES[known ? "known" : budget === "entered" ? budget : "stranger"];

/** Whoever is known has tries of their own, that no stranger can spend. A stranger has few, and shares with all others. */
const TRIES: Readonly<Record<"known" | "stranger" | "entered", readonly Allowance[]>> = {
  known: [{ counts: ({ own }) => own, most: LIMITS.code.triesPerDay, span: DAY }],
  stranger: [
    { counts: ({ own }) => own, most: LIMITS.code.triesOfSource, span: DAY },
    { counts: ({ known }) => !known, most: LIMITS.code.triesPerDay, span: DAY },
  ],
  /** Strangers who typed the right password. */
  entered: [{ counts: ({ known }) => !known, most: LIMITS.code.triesPerDay, span: DAY }],
};

/** Milliseconds until the next code may be mailed; 0 when it may now. While codes are longer every wait is the next longer one. */
export function resendWait(state: LoginState, challenge: Challenge, now: Instant): number {
  const last = challenge.codes.at(-1);
  if (!last) return 0;
  const waits = LIMITS.code.resendAfter;
  const step = challenge.codes.length - 1 + (digitsFor(challenge.spender, state) > LIMITS.code.digits ? 1 : 0);
  const wait = waits[step] ?? waits[waits.length - 1] ?? 0;
  return Math.max(0, last.mailedAt + wait - now);
}

/**
 * What a typed code is worth. Only `right`, `wrong` and `late` compared anything, and only they cost a try. `compared`: with
 * how many codes that were good.
 */
export type Verdict =
  | { readonly kind: "right"; readonly code: Code; readonly challenge: Challenge; readonly compared: number }
  /** `last`: it was the last try of this challenge or of the day. */
  | { readonly kind: "wrong"; readonly challenge: Challenge; readonly last: boolean; readonly compared: number }
  /** It was a good code once. */
  | { readonly kind: "late"; readonly challenge: Challenge; readonly last: boolean; readonly compared: number }
  | { readonly kind: "none" }
  | { readonly kind: "used-up" };

/** Compares in constant time with every code of the newest challenge. A decoy is never right, whatever was typed. */
export function verifyCode(state: LoginState, mac: CodeMac, now: Instant): Verdict {
  return verifyDigits(state, mac, now, !state.account || state.challenge?.account !== state.account.id);
}

/** The same, where something else than the account decides what is a decoy. */
export function verifyDigits(state: LoginState, mac: CodeMac, now: Instant, isDecoy: boolean): Verdict {
  const challenge = state.challenge;
  if (!challenge || !isOpen(challenge, now, state)) return { kind: "none" };
  const left = triesLeft(state, challenge, now);
  if (left <= 0) return { kind: "used-up" };
  const last = left === 1;
  const good = challenge.codes.filter((code) => isTypeable(challenge, code, now, state));
  const compared = good.length;
  const matches = challenge.codes.filter((code) => sameMac(code.mac, mac));
  const live = matches.find((code) => good.includes(code));
  if (isDecoy) return { kind: "wrong", challenge, last, compared };
  if (live) return { kind: "right", code: live, challenge, compared };
  return { kind: matches.length > 0 ? "late" : "wrong", challenge, last, compared };
}
