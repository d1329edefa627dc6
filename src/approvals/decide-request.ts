import { actorOf, type Acting, type Barred } from "../auth/auth.ts";
import type { Instant } from "../shared/brand.ts";
import { nothing } from "./open-request.ts";
import type { ApprovalDecision, ApprovalRequest, ApprovalState, Choice } from "./ports.ts";

/** Why a press on a button does nothing. Somebody else's request is answered like one that is not there. */
type PressRefusal = Barred | "unknown" | "over" | "own-request" | "not-a-choice";

export type PressAnswer = { readonly kind: "pressed" } | { readonly kind: "refused"; readonly why: PressRefusal };

const LONGEST_REASON = 200;

/**
 * Whether this press decides the request. The admin is looked at as they are now: session, role, fresh password,
 * workspace. What was true when the card was shown counts for nothing.
 */
export function decideRequest(
  { request, session }: ApprovalState,
  command: { readonly seen: Acting["seen"]; readonly choice: Choice; readonly reason: string | undefined },
  now: Instant,
): ApprovalDecision<PressAnswer> {
  const actor = actorOf(session, command.seen, now, "admin");
  if (!actor.ok) return refused(actor.reason);
  const { account, passwordAt } = actor.value;
  if (request?.workspace !== account.workspace) return refused("unknown");
  const why = refusalOf(request, account.id, command.choice, now);
  const line = { what: `request-${command.choice}`, request: request.id, kind: request.details.kind };
  if (why) return { ...refused(why), audit: [{ event: "authz_fail", account: account.id, details: { ...line, why } }] };
  const reason = command.reason?.trim().slice(0, LONGEST_REASON);
  const { choice } = command;
  return {
    answer: { kind: "pressed" },
    changes: [{ kind: "request-decided", id: request.id, by: account.id, passwordAt, choice, reason }],
    mails: [],
    audit: [{ event: "authz_admin", account: account.id, details: line }],
  };
}

function refusalOf(request: ApprovalRequest, by: ApprovalRequest["account"], choice: Choice, now: Instant) {
  if (request.status !== "open" || now >= request.expiresAt) return "over";
  if (request.account === by) return "own-request";
  const { details } = request;
  // Whoever vouched cannot be the second admin, but may take the word back.
  if (details.kind === "recovery" && details.vouchedBy === by && choice !== "no") return "own-request";
  return CHOICES[details.kind].includes(choice) ? undefined : "not-a-choice";
}

const CHOICES: Readonly<Record<ApprovalRequest["details"]["kind"], readonly Choice[]>> = {
  "ip-whitelist": ["once", "week", "always", "no"],
  recovery: ["yes", "no"],
};

const refused = (why: PressRefusal): ApprovalDecision<PressAnswer> => nothing({ kind: "refused", why });
