import { LIMITS } from "../auth/auth.ts";
import { type Instant, after, instant, idempotencyKey } from "../shared/brand.ts";
import type { ApprovalDeps } from "./deps.ts";
import { drawCodes, type DrawnRequest, nothing, openRequest, othersThan } from "./open-request.ts";
import type { ApprovalDecision, ApprovalRequest, ApprovalState } from "./model.ts";

/** Until when an approved address is let in; undefined: for good. */
export function grantedUntil({ choice, decidedAt }: ApprovalRequest): Instant | undefined {
  if (decidedAt === undefined || (choice !== "once" && choice !== "week")) return undefined;
  return after(decidedAt, LIMITS.approval[choice]);
}

/**
 * Does what was decided. The login module knows each effect by its key and does it once; killed anywhere in between,
 * the worker comes here again.
 *
 * @returns why it could not be done
 */
export async function executeDecision(deps: ApprovalDeps, id: string): Promise<string | undefined> {
  const { request } = await deps.store.read({ kind: "request", id }, deps.clock.now());
  if (request?.effect !== "due") return request?.trouble;
  const trouble = await actOn(deps, request);
  const drawn = { id: deps.random.id(), codes: drawCodes(deps.random) };
  const now = deps.clock.now();
  await deps.store.decide({
    subject: { kind: "request", id },
    now,
    decide: (state) => completeRequest(state, trouble, now, drawn),
  });
  return trouble;
}

async function actOn({ auth }: ApprovalDeps, request: ApprovalRequest): Promise<string | undefined> {
  const { details, decidedBy, decidedAt, passwordAt, choice } = request;
  if (decidedBy === undefined || decidedAt === undefined) return "undecided";
  const key = idempotencyKey(`approval:${request.id}`);
  if (details.kind === "ip-whitelist") {
    const { workspace } = request;
    const grant = {
      range: details.address,
      label: request.code,
      reason: KNOWN[details.known],
      until: grantedUntil(request),
    };
    const answer = await auth.ipWhitelist.grant({ ...grant, workspace, by: decidedBy, idempotencyKey: key });
    return answer.kind === "refused" ? answer.why : undefined;
  }
  const typedAt = passwordAt ?? NEVER;
  const press = {
    recovery: details.recovery,
    admin: decidedBy,
    passwordAt: typedAt,
    pressedAt: decidedAt,
    idempotencyKey: key,
  };
  const act = choice === "no" ? "decline" : details.step;
  const answer = await auth.recovery[act](press);
  if (answer.kind === "refused") return answer.why;
  return answer.to === "failed" || answer.to === "expired" ? answer.to : undefined;
}

/** A password that was typed so long ago is fresh for nothing. */
const NEVER = instant(0);

/** Stands in the list beside the address. */
const KNOWN = {
  seen: "asked for after a blocked sign-in",
  read: "asked for from this address",
  typed: "asked for, address typed",
} as const;

/** A recovery that now waits can be hurried by a second admin, if there is one. */
function completeRequest(
  state: ApprovalState,
  trouble: string | undefined,
  now: Instant,
  drawn: DrawnRequest,
): ApprovalDecision<undefined> {
  const { request, recovery, account } = state;
  if (request?.effect !== "due") return nothing(undefined);
  const settled = { kind: "effect-settled", id: request.id, trouble } as const;
  const { details, decidedBy: vouchedBy } = request;
  const waits = details.kind === "recovery" && details.step === "vouch" && recovery?.stage === "vouched";
  if (!waits || vouchedBy === undefined || othersThan(state.admins, account?.id, vouchedBy).length === 0)
    return { ...nothing(undefined), changes: [settled] };
  const second = { ...details, step: "agree", vouchedBy } as const;
  const opened = openRequest(state, second, request.conversation, now, drawn, {
    ...(recovery.runsAt !== undefined && { until: recovery.runsAt }),
  });
  return { ...nothing(undefined), changes: [settled, ...opened.changes] };
}
