import type { Instant } from "../../shared/brand.ts";
import { cameIn } from "../came-in.ts";
import { isAllowed } from "../ip-whitelist/range.ts";
import type { Finding, Fix, Trouble } from "./diagnosis.ts";
import type { Attempt, CodeMail, SignInRecord } from "./record.ts";

/** The record, laid out for the rules of the decision list. */
export interface Evidence {
  readonly record: SignInRecord;
  readonly codeMail: CodeMail | undefined;
  readonly now: Instant;
  /** When the person last got in; undefined when never in the time that is kept. */
  readonly lastSuccess: Attempt | undefined;
  /** Attempts since then, newest first. What came before was overcome. */
  readonly since: readonly Attempt[];
}

/** With the clock set back, what lies ahead is not evidence yet. */
export function evidenceOf(record: SignInRecord, codeMail: CodeMail | undefined, now: Instant): Evidence {
  const known = record.attempts.filter((attempt) => attempt.at <= now);
  const success = known.findIndex((attempt) => cameIn(attempt.cause));
  const since = success === -1 ? known : known.slice(0, success);
  return { record, codeMail, now, lastSuccess: known[success], since };
}

/** Whether the list of allowed addresses would refuse this attempt today. */
export const isStillRefused = ({ record, now }: Evidence, { address }: Attempt) =>
  !isAllowed(record.account.whitelist, address, now);

/** A sign-in that reached the code step and went no further: no later attempt of any kind. */
export function waitingForCode({ since }: Evidence): Attempt | undefined {
  const newest = since[0];
  return newest?.cause === "password-right" || newest?.cause === "two-steps-not-set-up" ? newest : undefined;
}

/** A finding out of the attempts that show it. @param shown newest first, at least one */
export function seen(trouble: Trouble, fix: Fix, shown: readonly Attempt[], until?: Instant): readonly Finding[] {
  const [newest] = shown;
  const oldest = shown.at(-1);
  if (!newest || !oldest) return [];
  const from = [...new Set(shown.map(({ address }) => address))].slice(0, ADDRESSES_TOLD);
  return [{ trouble, fix, first: oldest.at, last: newest.at, times: shown.length, from, until }];
}

const ADDRESSES_TOLD = 3;

/** A finding that one moment shows. */
export const noted = (trouble: Trouble, fix: Fix, at: Instant, from: readonly string[] = []): Finding => ({
  ...{ trouble, fix, first: at, last: at, times: 1, from },
  until: undefined,
});
