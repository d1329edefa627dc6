import type { Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor, Challenge, LoginState, Session, NamedMailbox } from "../model.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { type DrawnClaim, issueClaimCode } from "../mailed-codes/mailbox-claim.ts";
import { maskEmail, vouchedByMailboxAlone } from "../account.ts";
import {
  type CodeMailing,
  mailedNow,
  mailingBarred,
  openChallenge,
  openingIn,
  targetIn,
} from "../mailed-codes/session-code.ts";
import { mayMail } from "../send-budget.ts";
import type { AddressRefusal } from "./own-address.ts";

interface RequestAddress {
  readonly mailbox: NamedMailbox;
  readonly language: Language;
  readonly seen: Visitor;
}

type Requested = Outcome<CodeMailing, Barred | AddressRefusal>;

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
  const full = mayMail(state.mailbox?.sends ?? [], "asked", now, 1) ? undefined : ({ kind: "used-up" } as const);
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
    ...{ newKey: mailbox.key, decoy: state.mailbox?.owner !== undefined },
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
