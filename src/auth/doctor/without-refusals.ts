import { DAY } from "../../shared/clock.ts";
import type { AttemptCause } from "../model.ts";
import type { Finding } from "./diagnosis.ts";
import { type Evidence, noted, seen } from "./evidence.ts";

/** A new password explains for so long that somebody finds themselves signed out. */
const SIGNED_OUT_REMEMBERED = 7 * DAY;
const LATELY = DAY;

const SHUTS: readonly AttemptCause[] = ["not-whitelisted", "disabled", "invited", "locked"];

/** What the record tells when nothing refuses the person any more. */
export function withoutRefusals(evidence: Evidence): Finding {
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
