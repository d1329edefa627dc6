import { DAY } from "../../shared/clock.ts";
import type { AttemptCause } from "../model.ts";
import { byCodeMail } from "./by-code-mail.ts";
import type { Finding } from "./diagnosis.ts";
import { type Evidence, isStillRefused, seen } from "./evidence.ts";

/** How long a changed password explains that the old one was typed. */
const OLD_ONE_REMEMBERED = 7 * DAY;

/** What refused the person since they last got in, and still would. */
export const byRefusals = (evidence: Evidence): readonly Finding[] => [
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
