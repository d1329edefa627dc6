import { countsAsFailure } from "../lockout.ts";
import type { Finding } from "./diagnosis.ts";
import { type Evidence, noted, seen } from "./evidence.ts";

/** What refuses the person right now, whatever is typed. */
export const byStanding = (evidence: Evidence): readonly Finding[] => [
  ...disabled(evidence),
  ...notActivated(evidence),
  ...locked(evidence),
];

function disabled({ record, since, now }: Evidence): readonly Finding[] {
  if (record.account.status !== "disabled") return [];
  const shown = since.filter(({ cause }) => cause === "disabled");
  return shown.length > 0 ? seen("disabled", "ask-an-admin", shown) : [noted("disabled", "ask-an-admin", now)];
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
