import { after, type Instant, instant } from "../shared/brand.ts";
import { DAY, HOUR } from "../shared/clock.ts";
import { LIMITS } from "./limits.ts";
import type { ClaimSent, LoginState, Send, SendBudget, Spent } from "./model.ts";

/** So many within any such span of time. */
export interface Allowance<What extends Spent = Spent> {
  readonly counts: (spent: What) => boolean;
  readonly most: number;
  readonly span: number;
}

const { mailsPerHour, mailsPerDay, mailsOfStrangers, mailsOfSource } = LIMITS.code;

/**
 * What a mail needs room in. Whoever is known has mails of their own, that no stranger can spend. A stranger has few, and
 * shares with all others what an address is mailed at most.
 */
const MAILS: Readonly<Record<"known" | "stranger" | "entered" | "anybody", readonly Allowance[]>> = {
  known: [
    { counts: ({ own }) => own, most: mailsPerHour, span: HOUR },
    { counts: ({ own }) => own, most: mailsPerDay, span: DAY },
  ],
  stranger: [
    { counts: ({ own }) => own, most: mailsOfSource, span: DAY },
    { counts: ({ known }) => !known, most: mailsPerHour, span: HOUR },
    { counts: ({ known }) => !known, most: mailsOfStrangers, span: DAY },
  ],
  /** Strangers who typed the right password. */
  entered: [
    { counts: ({ known }) => !known, most: mailsPerHour, span: HOUR },
    { counts: ({ known }) => !known, most: mailsPerDay, span: DAY },
  ],
  anybody: [
    { counts: () => true, most: mailsPerHour, span: HOUR },
    { counts: () => true, most: mailsPerDay, span: DAY },
  ],
};

type Purse = Pick<LoginState, "sends" | "spender">;

/**
 * Whether one more mail may go to an address. A sliding window, not a bucket that empties at a fixed time: in any
 * hour and any day at most the maximum gets through. Moments after `now` (the clock was set back) count as well.
 *
 * @param purse out of which it is paid; those of other purses do not count
 */
export const mayMail = (purse: Purse, budget: SendBudget, now: Instant): boolean =>
  mailsOpenAt(purse, budget, now) <= now;

/** From when on `mayMail` lets one more through, if none is sent until then. */
export const mailsOpenAt = ({ sends, spender }: Purse, budget: SendBudget, now: Instant): Instant =>
  openAt(
    MAILS[spender.known ? "known" : budget === "entered" ? budget : "stranger"],
    sends.filter((send) => send.budget === budget),
    now,
  );

/** The same for mails that nobody but the owner, an admin or the operator can bring about: whoever asks, they share them. */
export const mayMailOwner = (sends: readonly Send[], budget: SendBudget, now: Instant): boolean =>
  openAt(
    MAILS.anybody,
    sends.filter((send) => send.budget === budget),
    now,
  ) <= now;

const { ofStrangers, ofSource, ofDomain } = LIMITS.recovery.claims;

/** Mails to addresses that somebody typed, over all accounts: a stranger must not have a cannon of us. */
const CLAIMS: Readonly<Record<"known" | "stranger", readonly Allowance<ClaimSent>[]>> = {
  known: [{ counts: ({ own }) => own, most: mailsPerDay, span: DAY }],
  stranger: [
    { counts: ({ known }) => !known, most: ofStrangers, span: DAY },
    { counts: ({ own }) => own, most: ofSource, span: DAY },
    { counts: (claim) => !claim.known && claim.ofDomain, most: ofDomain, span: DAY },
  ],
};

/** Whether one more mail may go to the new mailbox of a recovery, as far as all accounts together are concerned. */
export const mayClaim = ({ claims, spender }: Pick<LoginState, "claims" | "spender">, now: Instant): boolean =>
  openAt(CLAIMS[spender.known ? "known" : "stranger"], claims, now) <= now;

/** From when on every one of these has room for one more. */
export function openAt<What extends Spent>(
  allowances: readonly Allowance<What>[],
  spent: readonly What[],
  now: Instant,
): Instant {
  const moments = allowances.map(({ counts, most, span }) =>
    freeAt(
      spent.filter(counts).map(({ at }) => at),
      most,
      span,
      now,
    ),
  );
  return instant(Math.max(now, ...moments));
}

/** When at most `most` - 1 of these moments lie within a span, so that there is room for one more. */
function freeAt(moments: readonly Instant[], most: number, span: number, now: Instant): Instant {
  const last = moments.toSorted((one, other) => other - one)[most - 1];
  return last === undefined ? now : instant(Math.max(now, after(last, span)));
}
