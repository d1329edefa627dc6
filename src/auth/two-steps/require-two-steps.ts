import type { Instant } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor, LoginState } from "../model.ts";
import { decided, type Decision } from "../decision.ts";

/** `own-first`: the admin does not use two-step verification yet. `unchanged`: it is so already. */
export type RequireRefusal = "own-first" | "unchanged";

/**
 * Whether a workspace demands two-step verification. The admin must have it first: whoever demands it has seen that
 * mails arrive, and cannot lock themselves out with it.
 */
export function requireTwoSteps(
  state: LoginState,
  { on, seen }: { readonly on: boolean; readonly seen: Visitor },
  now: Instant,
): Decision<Outcome<"set", Barred | RequireRefusal>> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  const { id, workspace, twoSteps, twoStepsRequired } = actor.value.account;
  if (twoStepsRequired === on) return decided(no("unchanged"));
  if (on && !twoSteps) return decided(no("own-first"));
  const details = { what: "two-steps-required", now: on ? "on" : "off", workspace, from: seen.address };
  return decided<Outcome<"set", Barred | RequireRefusal>>(ok("set"), {
    changes: [{ kind: "two-steps-required", workspace, on }],
    audit: [{ event: "authz_admin", account: id, details }],
  });
}
