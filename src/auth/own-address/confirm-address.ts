import { type CodeMac, type Instant, after } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor, AccountRecord, LoginState, MailboxClaim } from "../model.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { maskEmail, vouchedByMailboxAlone } from "../account.ts";
import { type TypedCodeRefusal, judgeInSession } from "../mailed-codes/session-code.ts";
import type { AddressRefusal } from "./own-address.ts";

type Confirmed = Outcome<"changed", Barred | AddressRefusal | TypedCodeRefusal>;

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
  const judged = judgeInSession(state, actor.value, typed, now, claim.decoy);
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
