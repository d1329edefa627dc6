import type { Instant } from "../shared/brand.ts";
import type { Worker } from "../shared/schedule.ts";
import type { ApprovalParts } from "./approvals.ts";
import { carryOut } from "./carry-out.ts";
import { nothing, othersThan, supportMail, waitingMails } from "./open-request.ts";
import type { ApprovalDecision, ApprovalState } from "./ports.ts";

/** What time brings about: unfinished effects, reminders, ends. */
export const approvalWorker = (parts: ApprovalParts): Worker => ({
  name: "approvals",
  drain: async () => {
    const due = await parts.store.due(parts.clock.now());
    for (const { id, what } of due) {
      if (what === "effect") await carryOut(parts, id);
      else await decideDue(parts, id, what === "expiry" ? expire : remind);
    }
    return due.length;
  },
});

function decideDue(
  { store, clock }: ApprovalParts,
  id: string,
  rule: (state: ApprovalState, now: Instant) => ApprovalDecision<undefined>,
): Promise<undefined> {
  const now = clock.now();
  return store.decide({ subject: { kind: "request", id }, now, decide: (state) => rule(state, now) });
}

/** A recovery that nobody answered goes to the people of the support. */
function expire({ request }: ApprovalState, now: Instant): ApprovalDecision<undefined> {
  if (request?.status !== "open" || now < request.expiresAt) return nothing(undefined);
  const { details, id, code } = request;
  const needed = details.kind === "recovery" && details.step === "vouch";
  const mails = needed ? [supportMail(code, "no-admin-answered", now)] : [];
  return { ...nothing(undefined), changes: [{ kind: "request-expired", id }], mails };
}

function remind({ request, admins, account }: ApprovalState, now: Instant): ApprovalDecision<undefined> {
  if (request?.status !== "open" || now >= request.expiresAt || !account) return nothing(undefined);
  const mails = waitingMails(othersThan(admins, account.id), request.code, account.name, request.expiresAt);
  return { ...nothing(undefined), changes: [{ kind: "admins-reminded", id: request.id }], mails };
}
