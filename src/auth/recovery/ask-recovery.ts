import {
  type AddressKey,
  after,
  type CodeMac,
  type ConversationId,
  type Email,
  type Instant,
} from "../../shared/brand.ts";
import { SECOND } from "../../shared/clock.ts";
import { maskEmail } from "../account.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import {
  isOpen,
  verifyDigits,
  resendWait,
  retireExpired,
  triesLeft,
  triesLeftToday,
} from "../mailed-codes/challenge.ts";
import { type DrawnClaim, issueClaimCode } from "../mailed-codes/mailbox-claim.ts";
import { answerOf, type CheckAnswer, type CodeTarget, verdictChanges } from "../mailed-codes/rules.ts";
import { type CodeMailing, mailedNow } from "../mailed-codes/session-code.ts";
import type { AccountRecord, Challenge, LoginState, MailboxClaim, NamedMailbox, Origin } from "../model.ts";
import { mayClaim, mayMail, mayMailOwner } from "../send-budget.ts";
import type { DrawnVeto } from "./mails.ts";

interface AskRecovery {
  readonly address: Email;
  readonly named: NamedMailbox;
  readonly wanted: NamedMailbox;
  /** By which claims on accounts of one domain are counted. */
  readonly domain: AddressKey;
  readonly origin: Origin;
}

/**
 * A code for the new mailbox. Only `account` below looks at whether the one named exists: the code is mailed in any
 * case, for whoever reads that mailbox would otherwise see who has an account.
 */
export function askRecovery(
  state: LoginState,
  command: AskRecovery,
  now: Instant,
  drawn: DrawnClaim,
): Decision<CodeMailing> {
  const open = openClaim(state, command, now);
  const barred = barredBy(state, open, now);
  if (barred) return decided(barred, { audit: [lineOf("excess_rate_limit_exceeded", command)] });
  const target = open ? { ...open, key: command.named.key } : newTarget(state, command, now, drawn);
  // Somebody's own address is nobody's new one: nothing is mailed there, and no code is right.
  const decoy = state.mailbox?.owner !== undefined;
  const claim = { newAddress: command.wanted.email, newKey: command.wanted.key, decoy };
  const issued = issueClaimCode({ ...state, challenge: open }, target, claim, now, drawn);
  const opening: readonly Change[] = open ? [] : openingOf(target, claim, command.origin.conversation);
  return decided<CodeMailing>(mailedNow(issued.fresh.digits), {
    changes: [
      ...retireExpired(state.challenge, now),
      ...opening,
      ...issued.changes,
      { kind: "mail-counted", key: command.domain, budget: "claims", spender: target.spender },
    ],
    mails: [issued.mail],
    audit: [lineOf("authn_token_created", command)],
  });
}

/** A code that was asked for another mailbox is another matter. */
function openClaim(state: LoginState, { wanted }: AskRecovery, now: Instant): Challenge | undefined {
  const { challenge, claim } = state;
  return challenge && claim?.newKey === wanted.key && isOpen(challenge, now, state) ? challenge : undefined;
}

function barredBy(
  state: LoginState,
  open: Challenge | undefined,
  now: Instant,
): Exclude<CodeMailing, { readonly kind: "mailed" }> | undefined {
  const tries = open ? triesLeft(state, open, now) : triesLeftToday(state, "claim", now);
  const mayBoth =
    mayMail(state, "claim", now) && mayMailOwner(state.mailbox?.sends ?? [], "claim", now) && mayClaim(state, now);
  if (tries <= 0 || !mayBoth) return { kind: "used-up" };
  const wait = open ? resendWait(state, open, now) : 0;
  return wait > 0 ? { kind: "wait", seconds: Math.ceil(wait / SECOND) } : undefined;
}

/** Recovery that its owner stopped looks like an unknown address. */
function newTarget(state: LoginState, { named, origin }: AskRecovery, now: Instant, drawn: DrawnClaim): CodeTarget {
  const isThere = state.account?.status === "active" && state.recoveryShutUntil <= now;
  const account = isThere ? state.account.id : undefined;
  const { channel, language } = origin;
  return {
    id: drawn.id,
    account,
    key: named.key,
    purpose: "recovery",
    channel,
    language,
    budget: "claim",
    spender: state.spender,
  };
}

const openingOf = (
  target: CodeTarget,
  claim: { readonly newAddress: Email; readonly newKey: NamedMailbox["key"]; readonly decoy: boolean },
  conversation: ConversationId,
): readonly Change[] => [
  { ...target, kind: "challenge-opened", conversation },
  { kind: "mailbox-claimed", id: target.id, account: target.account, purpose: "recovery", ...claim },
];

const lineOf = (event: "authn_token_created" | "excess_rate_limit_exceeded", { address, origin }: AskRecovery) => ({
  event,
  account: undefined,
  details: { what: "recovery-code", address: maskEmail(address), channel: origin.channel },
});

/**
 * Whether what was typed proves the new mailbox. Right is right for an unknown account too: it opens a recovery that
 * no admin ever sees.
 */
export function proveMailbox(state: LoginState, mac: CodeMac, now: Instant, veto: DrawnVeto): Decision<CheckAnswer> {
  const { claim } = state;
  const verdict = verifyDigits(state, mac, now, !claim || claim.decoy);
  const answer = answerOf(verdict);
  const changes = [...verdictChanges(state, verdict), ...retireExpired(state.challenge, now)];
  const line = { event: "authn_login_fail", account: undefined, details: { factor: "recovery-code", answer } } as const;
  if (answer !== "right" || !claim) return decided(answer, { changes, audit: [line] });
  const account = state.account?.status === "active" && state.recoveryShutUntil <= now ? state.account : undefined;
  return decided<CheckAnswer>("right", {
    changes: [...changes, ...opening(claim, account, now, veto)],
    mails: [
      {
        template: "recovery-asked",
        to: account?.id ?? "decoy",
        language: account?.language ?? "en",
        details: { mailbox: maskEmail(claim.newAddress), askedAt: now },
        secrets: veto.secrets,
      },
    ],
    audit: [{ event: "authn_token_delete", account: account?.id, details: { what: "recovery-code" } }],
  });
}

const opening = (
  { id }: MailboxClaim,
  account: AccountRecord | undefined,
  now: Instant,
  { hash }: DrawnVeto,
): readonly Change[] => [
  { kind: "claim-proved", id },
  {
    kind: "recovery-asked",
    id,
    account: account?.id,
    workspace: account?.workspace,
    expiresAt: after(now, LIMITS.approval.lifetime),
  },
  { kind: "veto-link-issued", hash, recovery: id },
];
