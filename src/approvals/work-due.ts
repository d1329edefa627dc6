import type { Instant } from "../shared/brand.ts";
import type { Worker } from "../shared/schedule.ts";
import type { ApprovalDeps } from "./deps.ts";
import { executeDecision } from "./execute-decision.ts";
import { askableFor, cardsFor, nothing, othersThan, personNeeded, waitingMails } from "./open-request.ts";
import type { ApprovalDecision, ApprovalState, RequestChange } from "./model.ts";

/** What time brings about: unfinished effects, reminders, ends. */
export const approvalWorker = (deps: ApprovalDeps): Worker => ({
  name: "approvals",
  drain: async () => {
    const due = await deps.store.due(deps.clock.now());
    for (const { id, what } of due) {
      if (what === "effect") await executeDecision(deps, id);
      else await decideDue(deps, id, what === "expiry" ? expire : remind);
    }
    return due.length;
  },
});

function decideDue(
  { store, clock }: ApprovalDeps,
  id: string,
  rule: (state: ApprovalState, now: Instant) => ApprovalDecision<undefined>,
): Promise<undefined> {
  const now = clock.now();
  return store.decide({ subject: { kind: "request", id }, now, decide: (state) => rule(state, now) });
}

/** A recovery that nobody answered goes to the people of the support. */
function expire(state: ApprovalState, now: Instant): ApprovalDecision<undefined> {
  const { request, cards } = state;
  if (request?.status !== "open" || now < request.expiresAt) return nothing(undefined);
  const { details, id, code, conversation: asked } = request;
  const needed = details.kind === "recovery" && details.step === "vouch";
  const passedOn = needed ? personNeeded(state, asked, details.recovery) : [];
  const told = cards.map((conversation): RequestChange => ({
    kind: "chat-told",
    conversation,
    key: `over:${id}`,
    note: { kind: "card-over", request: id, code },
  }));
  const line = {
    event: "authn_token_revoked",
    account: request.account,
    details: { what: "approval-request", request: id, kind: details.kind, by: "time" },
  } as const;
  return {
    answer: undefined,
    changes: [{ kind: "request-expired", id }, ...told, ...passedOn],
    mails: [],
    audit: [line],
  };
}

function remind(state: ApprovalState, now: Instant): ApprovalDecision<undefined> {
  const { request, admins, account } = state;
  if (request?.status !== "open" || now >= request.expiresAt || !account) return nothing(undefined);
  const mails = waitingMails(othersThan(admins, account.id), request.code, account.name, request.expiresAt);
  const cards = cardsFor(state, askableFor(state, request.details), request, true);
  return { ...nothing(undefined), changes: [{ kind: "admins-reminded", id: request.id }, ...cards], mails };
}
