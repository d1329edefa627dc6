import type { TaskName } from "../../flow-compiler/flow-compiler.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import { stepByStep, type Worker } from "../../shared/schedule.ts";
import type { ClaimedEffect, EffectDone } from "../model.ts";
import { withMoments } from "../moments.ts";
import { openCase } from "../cases/open-case.ts";
import type { ConversationDeps, ProductLinks } from "../deps.ts";
import { addressLink, askAdmins, askAdminsTyped, blockedAddress, accountStanding, loginCause } from "./sign-in.ts";
import { outcomeOf, type Run } from "./result.ts";
import {
  checkCode,
  endSessions,
  codeMail,
  isNamed,
  isProved,
  mailCode,
  mailRenewalLink,
  mailResetLink,
  resendSignInCode,
  stopAccount,
} from "./mailbox.ts";
import { isSystemEffect, runSystemEffect } from "./system-effect.ts";
import { askRecovery, checkRecoveryCode, mailRecoveryCode, recoveryEnd, recoveryVouch } from "./recovery.ts";
import { addressDecision, requestStatus } from "./request-status.ts";

/** How long work belongs to whoever took it; of a killed process it is taken over after that. */
const LEASE = MINUTE;

/** After so many tries it has failed, and the flow goes on with that. */
const TRIES = 3;

/** Runs checks and acts, and puts what came out into the inbox. Killed at any line, it does none of them twice. */
export function effectWorker(deps: ConversationDeps): Worker {
  return { name: "work", drain: () => stepByStep(() => workNext(deps)) };
}

async function workNext(deps: ConversationDeps): Promise<boolean> {
  const now = deps.clock.now();
  const claimed = await deps.store.claimEffect(now, after(now, LEASE));
  if (claimed) await workOn(deps, claimed);
  return claimed !== undefined;
}

async function workOn(deps: ConversationDeps, claimed: ClaimedEffect): Promise<void> {
  const done = await tryEffect(deps, claimed);
  if (done !== "undecided") return markDone(deps, claimed, done);
  await deps.store.sleepOn(claimed.key, after(deps.clock.now(), LOOK_AGAIN));
  // A decision that fell since the look above found nobody asleep to wake.
  const missed = await tryEffect(deps, claimed);
  if (missed !== "undecided") await markDone(deps, claimed, missed);
}

async function markDone(deps: ConversationDeps, claimed: ClaimedEffect, done: EffectDone | undefined): Promise<void> {
  const now = deps.clock.now();
  if (done) await deps.store.completeEffect(claimed, withMomentsOf(done, now), now);
  else await deps.store.postponeEffect(claimed.key, nextTry(claimed.failures, now));
}

const withMomentsOf = (done: EffectDone, now: Instant): EffectDone =>
  done.result ? { ...done, result: { ...done.result, details: withMoments(done.result.details, now) } } : done;

/** @returns undefined when it is worth another try */
async function tryEffect(
  deps: ConversationDeps,
  claimed: ClaimedEffect,
): Promise<EffectDone | "undecided" | undefined> {
  try {
    return await runEffect(deps, claimed);
  } catch (error) {
    deps.onTrouble?.("work", error);
    return claimed.failures + 1 >= TRIES ? failed(claimed) : undefined;
  }
}

/** A flow goes on with that; where none waits, the person is told. What they know nothing of is tried until it works. */
function failed({ effect }: ClaimedEffect): EffectDone | "undecided" {
  if (effect.kind === "hand-over") return "undecided";
  return isSystemEffect(effect) ? { note: { kind: "not-done" } } : { result: { outcome: "failed", details: {} } };
}

/** One second, then four. */
const nextTry = (failures: number, now: Instant) => after(now, SECOND * 4 ** failures);

/** A decision wakes whoever waits for it. This is for what no request of an admin brings about, such as a veto. */
const LOOK_AGAIN = MINUTE;

/** A page of the company, as far as the operator named one. */
const linkTo =
  <Page extends keyof ProductLinks>(what: Page): Run<`${Page}-link`> =>
  async ({ links }) => {
    const link = links[what];
    return link === undefined ? outcomeOf("missing") : outcomeOf("linked", { link });
  };

/** Everything a flow may ask for, by the names of the vocabulary; each may be run again under the same key. */
const FLOW_EFFECTS: { readonly [Name in TaskName]: Run<Name> } = {
  "mailbox-proved": isProved,
  "email-named": isNamed,
  "mail-code": mailCode,
  "check-code": checkCode,
  "login-cause": loginCause,
  "account-standing": accountStanding,
  "mail-reset-link": mailResetLink,
  "mail-renewal-link": mailRenewalLink,
  "code-mail": codeMail,
  "resend-sign-in-code": resendSignInCode,
  "blocked-address": blockedAddress,
  "address-link": addressLink,
  "ask-admins": askAdmins,
  "ask-admins-typed": askAdminsTyped,
  "address-decision": addressDecision,
  "mail-recovery-code": mailRecoveryCode,
  "check-recovery-code": checkRecoveryCode,
  "ask-recovery": askRecovery,
  "recovery-vouch": recoveryVouch,
  "recovery-end": recoveryEnd,
  "request-status": requestStatus,
  "trial-link": linkTo("trial"),
  "demo-link": linkTo("demo"),
  "plans-link": linkTo("plans"),
  "partners-link": linkTo("partners"),
  "stop-account": stopAccount,
  "end-sessions": endSessions,
  "open-case": async (deps, claimed) => outcomeOf("opened", { case: await openCase(deps, claimed) }),
};

const isFlowEffect = (name: string): name is TaskName => Object.hasOwn(FLOW_EFFECTS, name);

/**
 * @returns `undecided`: somebody else has not made up their mind yet
 * @throws when the world broke: worth another try
 */
async function runEffect(deps: ConversationDeps, claimed: ClaimedEffect): Promise<EffectDone | "undecided"> {
  const { effect } = claimed;
  if (isSystemEffect(effect)) return runSystemEffect(deps, claimed, effect);
  if (isFlowEffect(effect.name)) return FLOW_EFFECTS[effect.name](deps, claimed, effect);
  deps.onTrouble?.("work", new Error(`A flow asks for "${effect.name}", and nothing is called that any more.`));
  return outcomeOf("failed");
}
