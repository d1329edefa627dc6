import type { Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { barOf } from "../account.ts";
import type { Attempt, CodeMail, Diagnosis, Finding, Fix, SignInRecord, Trouble } from "./model.ts";
import { isAllowed } from "../ip-whitelist/range.ts";
import { mailsOpenAt } from "../send-budget.ts";
import { NOBODY } from "../spender.ts";
import { countsAsFailure, isSuccessfulSignIn } from "../lockout.ts";
import type { AttemptCause, Send } from "../model.ts";

/**
 * Names why the person does not get in. A decision list: what shuts the door whatever is typed comes first, then what
 * was refused, newest evidence first, then what the record tells when nothing was refused. Pure: the same record at
 * the same moment gets the same diagnosis.
 */
export function diagnose(record: SignInRecord, codeMail: CodeMail | undefined, now: Instant): Diagnosis {
  const evidence = evidenceOf(record, codeMail, now);
  const found: readonly Finding[] = [...byStanding(evidence), ...newestFirst(byRefusals(evidence))];
  const [cause = withoutRefusals(evidence), ...also] = found;
  return { cause, also: [...also, ...asides(evidence, cause)] };
}

/** The order of the list decides between two of the same moment. */
const newestFirst = (findings: readonly Finding[]) => findings.toSorted((one, other) => other.last - one.last);

/** It shuts no door, but whoever needs the chat next must know of it. */
function asides({ record, now }: Evidence, cause: Finding): readonly Finding[] {
  const until = record.recoveryShutUntil;
  if (until <= now || cause.trouble === "recovery-shut") return [];
  return [{ trouble: "recovery-shut", fix: "wait", first: now, last: now, times: 1, from: [], until }];
}

/** What refuses the person right now, whatever is typed. */
const byStanding = (evidence: Evidence): readonly Finding[] => [
  ...shut(evidence, "disabled", "ask-an-admin"),
  ...shut(evidence, "suspended", "ask-an-admin"),
  ...shut(evidence, "elsewhere", "sign-in-elsewhere"),
  ...notActivated(evidence),
  ...locked(evidence),
];

function shut(
  { record, since, now }: Evidence,
  standing: "disabled" | "suspended" | "elsewhere",
  fix: Fix,
): readonly Finding[] {
  if (record.account.status !== standing) return [];
  const shown = since.filter(({ cause }) => cause === standing);
  return shown.length > 0 ? seen(standing, fix, shown) : [noted(standing, fix, now)];
}

/** The flow for a forgotten password mails the invitation again: there is no password that could be forgotten. */
function notActivated({ record, since, now }: Evidence): readonly Finding[] {
  if (record.account.status !== "invited") return [];
  const shown = since.filter(({ cause }) => cause === "invited");
  if (shown.length > 0) return seen("not-activated", "forgot-password", shown);
  return [noted("not-activated", "forgot-password", now)];
}

/** A new password ends the lock; where the password was not the trouble there is nothing to do but wait. */
function locked({ record, since, now }: Evidence): readonly Finding[] {
  const until = record.lockedUntil;
  if (until <= now) return [];
  const failures = since.filter(({ cause }) => countsAsFailure(cause) || cause === "locked");
  const fix = failures.some(({ cause }) => cause === "wrong-password") ? "forgot-password" : "wait";
  return failures.length > 0 ? seen("locked", fix, failures, until) : [{ ...noted("locked", fix, now), until }];
}

/** How long a changed password explains that the old one was typed. */
const OLD_ONE_REMEMBERED = 7 * DAY;

/** What refused the person since they last got in, and still would. */
const byRefusals = (evidence: Evidence): readonly Finding[] => [
  ...seen(
    "not-whitelisted",
    "ip-blocked",
    refusedBy(evidence, "not-whitelisted").filter((one) => isStillRefused(evidence, one)),
  ),
  ...wrongPassword(evidence),
  ...byCodeMail(evidence),
  ...seen("code-expired", "code-not-received", refusedBy(evidence, "code-expired")),
  ...seen("code-wrong", "code-not-received", refusedBy(evidence, "code-wrong")),
  ...seen("backup-code-wrong", "lost-backup-codes", refusedBy(evidence, "backup-code-wrong", "backup-code-used")),
  ...seen("backup-codes-used-up", "lost-backup-codes", refusedBy(evidence, "no-backup-codes")),
];

const refusedBy = ({ since }: Evidence, ...causes: readonly AttemptCause[]) =>
  since.filter(({ cause }) => causes.includes(cause));

/** Passwords that were wrong before it was changed are settled; those soon after are mostly the old one. */
function wrongPassword(evidence: Evidence): readonly Finding[] {
  const changed = evidence.record.passwordChangedAt;
  const shown = refusedBy(evidence, "wrong-password");
  if (changed === undefined) return seen("wrong-password", "forgot-password", shown);
  const after = shown.filter(({ at }) => at >= changed);
  const isOld = after.some(({ at }) => at < changed + OLD_ONE_REMEMBERED);
  return seen(isOld ? "old-password" : "wrong-password", "forgot-password", after);
}

/**
 * What became of the code that the person waits for, when the code step is as far as they came. Whoever has no second
 * step comes there only because the workspace demands that they set it up.
 */
function byCodeMail(evidence: Evidence): readonly Finding[] {
  const waiting = waitingForCode(evidence);
  if (!waiting) return [];
  const { codeMail, record, now } = evidence;
  const shown = evidence.since.filter(({ cause }) => cause === waiting.cause);
  if (!record.account.twoSteps) return seen("two-steps-not-set-up", "set-up-two-steps", shown);
  if (codeMail && codeMail.queuedAt < waiting.at)
    return seen("too-many-codes", "wait", shown, nextMail(record.sends, now));
  const [trouble, fix] = MEANINGS[codeMail?.status ?? "accepted"];
  return seen(trouble, fix, shown);
}

const MEANINGS: Readonly<Record<CodeMail["status"], readonly [Trouble, Fix]>> = {
  queued: ["code-mail-queued", "wait"],
  deferred: ["code-mail-deferred", "code-not-received"],
  bounced: ["code-mail-bounced", "lost-email-access"],
  accepted: ["code-not-typed", "code-not-received"],
  expired: ["code-mail-deferred", "code-not-received"],
  dropped: ["code-mail-bounced", "lost-email-access"],
};

/** When the next sign-in code may go out to somebody of whom nothing is known: a device that is known waits no longer. */
const nextMail = (sends: readonly Send[], now: Instant): Instant =>
  mailsOpenAt({ sends, spender: NOBODY }, "entered", now);

/** A new password explains for so long that somebody finds themselves signed out. */
const SIGNED_OUT_REMEMBERED = 7 * DAY;

const LATELY = DAY;

const SHUTS: readonly AttemptCause[] = ["not-whitelisted", "disabled", "suspended", "elsewhere", "invited", "locked"];

/** What the record tells when nothing refuses the person any more. */
function withoutRefusals(evidence: Evidence): Finding {
  const [told] = [openAgain, endedByNewPassword, signedInLately, recoveryShut].flatMap((rule) => rule(evidence));
  return told ?? noAttempt(evidence);
}

/** Only refusals that are over lie here: the others were found before. */
const openAgain = ({ since, record }: Evidence): readonly Finding[] =>
  seen(
    "open-again",
    "sign-in-again",
    since.filter(({ cause, at }) => SHUTS.includes(cause) && at >= (record.passwordChangedAt ?? 0)),
  );

function endedByNewPassword({ record, lastSuccess, now }: Evidence): readonly Finding[] {
  const changed = record.passwordChangedAt;
  if (changed === undefined || changed > now || changed < now - SIGNED_OUT_REMEMBERED) return [];
  if (lastSuccess && lastSuccess.at >= changed) return [];
  return [noted("ended-by-new-password", "sign-in-again", changed)];
}

/** They got in; what keeps them from working is not the sign-in. */
function signedInLately({ lastSuccess, now }: Evidence): readonly Finding[] {
  if (!lastSuccess || lastSuccess.at < now - LATELY) return [];
  return [noted("signed-in-lately", "talk-to-human", lastSuccess.at, [lastSuccess.address])];
}

function recoveryShut({ record, now }: Evidence): readonly Finding[] {
  const until = record.recoveryShutUntil;
  return until > now ? [{ ...noted("recovery-shut", "wait", now), until }] : [];
}

/** `last` is then when the person last got in, or now when that was never. */
const noAttempt = ({ lastSuccess, now }: Evidence): Finding => ({
  ...noted("no-attempt-seen", "check-the-address", lastSuccess?.at ?? now),
  times: 0,
});

/** What keeps an address out, as the record of one account shows it. */
export type BlockedAddress =
  /** The newest sign-in that the list refused, and still would. */
  | { readonly kind: "seen"; readonly address: string; readonly at: Instant }
  /** There is a list, and nobody with this account was refused by it since they last got in. */
  | { readonly kind: "unknown" }
  | { readonly kind: "list-off" | "disabled" | "invited" };

/** Which address an admin would have to let in. Pure: the same record at the same moment gets the same answer. */
export function blockedAddress(record: SignInRecord, now: Instant): BlockedAddress {
  const { status, whitelist } = record.account;
  const bar = barOf(status);
  if (bar) return { kind: bar };
  if (!whitelist.on) return { kind: "list-off" };
  const evidence = evidenceOf(record, undefined, now);
  const refused = evidence.since.find((one) => one.cause === "not-whitelisted" && isStillRefused(evidence, one));
  return refused ? { kind: "seen", address: refused.address, at: refused.at } : { kind: "unknown" };
}

/** The record, laid out for the rules of the decision list. */
interface Evidence {
  readonly record: SignInRecord;
  readonly codeMail: CodeMail | undefined;
  readonly now: Instant;
  /** When the person last got in; undefined when never in the time that is kept. */
  readonly lastSuccess: Attempt | undefined;
  /** Attempts since then, newest first. What came before was overcome. */
  readonly since: readonly Attempt[];
}

/** With the clock set back, what lies ahead is not evidence yet. */
function evidenceOf(record: SignInRecord, codeMail: CodeMail | undefined, now: Instant): Evidence {
  const known = record.attempts.filter((attempt) => attempt.at <= now);
  const success = known.findIndex((attempt) => isSuccessfulSignIn(attempt.cause));
  const since = success === -1 ? known : known.slice(0, success);
  return { record, codeMail, now, lastSuccess: known[success], since };
}

/** Whether the list of allowed addresses would refuse this attempt today. */
const isStillRefused = ({ record, now }: Evidence, { address }: Attempt) =>
  !isAllowed(record.account.whitelist, address, now);

/** A sign-in that reached the code step and went no further: no later attempt of any kind. */
function waitingForCode({ since }: Evidence): Attempt | undefined {
  const newest = since[0];
  return newest?.cause === "password-right" || newest?.cause === "two-steps-not-set-up" ? newest : undefined;
}

/** A finding out of the attempts that show it. @param shown newest first, at least one */
function seen(trouble: Trouble, fix: Fix, shown: readonly Attempt[], until?: Instant): readonly Finding[] {
  const [newest] = shown;
  const oldest = shown.at(-1);
  if (!newest || !oldest) return [];
  const from = [...new Set(shown.map(({ address }) => address))].slice(0, ADDRESSES_TOLD);
  return [{ trouble, fix, first: oldest.at, last: newest.at, times: shown.length, from, until }];
}

const ADDRESSES_TOLD = 3;

/** A finding that one moment shows. */
const noted = (trouble: Trouble, fix: Fix, at: Instant, from: readonly string[] = []): Finding => ({
  trouble,
  fix,
  first: at,
  last: at,
  times: 1,
  from,
  until: undefined,
});
