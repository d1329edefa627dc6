import { after, type CodeMac, type Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { maskEmail, vouchedByMailboxAlone } from "../account.ts";
import { actorOf, type Denied } from "../actor.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import { type DrawnClaim, issueClaimCode } from "../mailed-codes/mailbox-claim.ts";
import {
  type CodeMailing,
  verifyInSession,
  mailedNow,
  mailingBarred,
  openChallenge,
  openingIn,
  targetIn,
  type TypedCodeRefusal,
} from "../mailed-codes/session-code.ts";
import type { AccountRecord, Challenge, LoginState, MailboxClaim, NamedMailbox, Session, Visitor } from "../model.ts";
import { mayMailOwner } from "../send-budget.ts";

interface RequestAddress {
  readonly mailbox: NamedMailbox;
  readonly language: Language;
  readonly seen: Visitor;
}

type Requested = Outcome<CodeMailing, Denied | AddressRefusal>;

/** Whether a code may go to a new address now. An address that is somebody else's gets the same answer and no mail. */
export function requestAddress(
  state: LoginState,
  { mailbox, language, seen }: RequestAddress,
  now: Instant,
  drawn: DrawnClaim,
): Decision<Requested> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  if (account.twoSteps) return decided(no("two-steps-on"));
  if (vouchedByMailboxAlone(actor.value, now)) return decided(no("reset-lately"));
  if (account.email === mailbox.email) return decided(no("same"));
  const details = { what: "change-email-code", to: maskEmail(mailbox.email), from: seen.address };
  const open = state.claim?.newAddress === mailbox.email ? openChallenge(state, now) : undefined;
  const full = mayMailOwner(state.mailbox?.sends ?? [], "claim", now) ? undefined : ({ kind: "used-up" } as const);
  const barred = mailingBarred(state, open, now) ?? full;
  if (barred) {
    return decided(ok(barred), { audit: [{ event: "excess_rate_limit_exceeded", account: account.id, details }] });
  }
  return mailing(state, actor.value, { mailbox, language }, open, now, drawn, details);
}

function mailing(
  state: LoginState,
  session: Session,
  { mailbox, language }: Omit<RequestAddress, "seen">,
  open: Challenge | undefined,
  now: Instant,
  drawn: DrawnClaim,
  details: Readonly<Record<string, string>>,
): Decision<Requested> {
  const { account } = session;
  const target = open ? { ...open, key: account.key } : targetIn(session, drawn.id, "change-email", language);
  const claim = {
    ...({ id: target.id, account: account.id, purpose: "change-email", newAddress: mailbox.email } as const),
    newKey: mailbox.key,
    decoy: state.mailbox?.owner !== undefined,
  };
  const before: readonly Change[] = state.challenge ? [{ kind: "challenge-ended", id: state.challenge.id }] : [];
  const opening: readonly Change[] = [...before, openingIn(session, target), { kind: "mailbox-claimed", ...claim }];
  const told = open && state.claim ? state.claim : claim;
  const issued = issueClaimCode({ ...state, challenge: open }, target, told, now, drawn);
  return decided<Requested>(ok(mailedNow(issued.fresh.digits)), {
    changes: [...retireExpired(state.challenge, now), ...(open ? [] : opening), ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details }],
  });
}

/** `two-steps-on`: the mailbox is half of the way in; it goes off first. `same`: it is the address already.
 * `reset-lately`: the mailbox alone set the password within the last day. */
export type AddressRefusal = "two-steps-on" | "same" | "reset-lately";

type Confirmed = Outcome<"changed", Denied | AddressRefusal | TypedCodeRefusal>;

/**
 * The code from the new mailbox. Whatever refused the code when it was asked for is judged again, for it is now that the
 * address changes. An address that became somebody else's meanwhile looks like a code that is too old.
 */
export function confirmAddress(
  state: LoginState,
  typed: { readonly mac: CodeMac; readonly seen: Visitor },
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Confirmed> {
  const actor = actorOf(state.session, typed.seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  if (account.twoSteps) return decided(no("two-steps-on"));
  if (vouchedByMailboxAlone(actor.value, now)) return decided(no("reset-lately"));
  const { claim } = state;
  if (!claim) return decided(no("expired"));
  const judged = verifyInSession(state, actor.value, typed, now, claim.decoy);
  const retired = retireExpired(state.challenge, now);
  const refusal = judged.refusal ?? (state.mailbox?.owner === undefined ? undefined : "expired");
  if (refusal) return decided(no(refusal), { changes: [...judged.changes, ...retired], audit: judged.audit });
  const details = { changedAt: now, address: typed.seen.address, mailbox: maskEmail(claim.newAddress) };
  const mail = { template: "address-changed", language: account.language, details, secrets: drawn.secrets } as const;
  return decided<Confirmed>(ok("changed"), {
    changes: [...judged.changes, ...changing(state, account, claim, now, drawn)],
    mails: [
      { ...mail, to: `old-mailbox:${claim.id}` },
      { ...mail, to: account.id },
    ],
    audit: [{ event: "user_updated", account: account.id, details: { what: "address", from: typed.seen.address } }],
  });
}

/** Recovery that its owner stopped stays stopped: the block hangs on the address, so it moves along. */
const changing = (
  state: LoginState,
  account: AccountRecord,
  claim: MailboxClaim,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): readonly Change[] => [
  { kind: "claim-proved", id: claim.id },
  { kind: "address-changed", claim: claim.id, account: account.id },
  { kind: "recovery-ended", account: account.id },
  ...(state.recoveryShutUntil > now
    ? [{ kind: "recovery-shut", key: claim.newKey, until: state.recoveryShutUntil } as const]
    : []),
  {
    kind: "disown-link-issued",
    hash: drawn.disown,
    account: account.id,
    expiresAt: after(now, LIMITS.disownLink.lifetime),
  },
];
