import type { Instant } from "../../shared/brand.ts";
import { byRefusals } from "./by-refusals.ts";
import { byStanding } from "./by-standing.ts";
import type { Diagnosis, Finding } from "./diagnosis.ts";
import type { Evidence } from "./evidence.ts";
import { evidenceOf } from "./evidence.ts";
import type { CodeMail, SignInRecord } from "./record.ts";
import { withoutRefusals } from "./without-refusals.ts";

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
