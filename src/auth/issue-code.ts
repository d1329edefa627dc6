import { type AccountId, type AddressKey, type Instant, after } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import type { CodeReason } from "../shared/code-reason.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import { isLive, underAttack } from "./challenge.ts";
import type { Change } from "./decision.ts";
import type { DrawnCode, FreshCode } from "./draw-code.ts";
import { LIMITS } from "./limits.ts";
import type { Challenge, LoginState } from "./model.ts";

/** The parts of a challenge that a new code needs, whether the challenge is open already or opened with it. */
export type CodeTarget = Pick<Challenge, "id" | "purpose" | "channel" | "language" | "budget"> & {
  readonly key: AddressKey;
  readonly account: AccountId | undefined;
  /** What the mail says that the code is for, where that is not what it is good for. */
  readonly reason?: CodeReason;
};

interface IssuedCode {
  readonly changes: readonly Change[];
  readonly mail: MailOrder;
  readonly fresh: FreshCode;
}

/**
 * Adds a code to a challenge and orders its mail. Codes mailed before stay good, for a late mail must still work;
 * of more than three the oldest ends. A decoy goes through exactly the same.
 */
export function issueCode(state: LoginState, target: CodeTarget, now: Instant, drawn: DrawnCode): IssuedCode {
  const fresh = underAttack(state) ? drawn.underAttack : drawn.usual;
  const expiresAt = after(now, LIMITS.code.lifetime);
  const account = target.account;
  const changes: readonly Change[] = [
    ...crowdedOut(state.challenge, now),
    { kind: "code-added", id: drawn.codeId, challenge: target.id, mac: fresh.mac, expiresAt },
    { kind: "mail-counted", key: target.key, budget: target.budget },
    { kind: "disown-link-issued", hash: drawn.disown, account, expiresAt: after(now, LIMITS.disownLink.lifetime) },
  ];
  return { changes, fresh, mail: codeMail(target, fresh, now, drawn) };
}

function templateOf({ purpose, budget }: CodeTarget): "security-code" | "sign-in-code" | "code" {
  if (purpose.endsWith("-two-steps")) return "security-code";
  return budget === "entered" ? "sign-in-code" : "code";
}

function codeMail(target: CodeTarget, fresh: FreshCode, now: Instant, drawn: DrawnCode): MailOrder {
  return {
    template: templateOf(target),
    to: target.account ?? "decoy",
    language: target.language,
    details: {
      channel: target.channel,
      purpose: target.reason ?? target.purpose,
      phrase: drawn.phrase,
      minutes: LIMITS.code.lifetime / MINUTE,
      askedAt: now,
    },
    secrets: fresh.secrets,
    notAfter: after(now, LIMITS.code.lifetime),
  };
}

/** Codes that end because a new one comes: of more than three good ones the oldest. */
export function crowdedOut(challenge: Challenge | undefined, now: Instant): readonly Change[] {
  const live = (challenge?.codes ?? []).filter((code) => isLive(code, now));
  const leaving = live.slice(0, Math.max(0, live.length + 1 - LIMITS.code.live));
  return leaving.map((code) => ({ kind: "code-retired", id: code.id }));
}
