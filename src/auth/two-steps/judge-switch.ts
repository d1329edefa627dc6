import type { Instant } from "../../shared/brand.ts";
import { vouchedByMailboxAlone } from "../account.ts";
import type { Session } from "../model.ts";
import type { TwoStepsTurn } from "./model.ts";

/**
 * `unchanged`: it is so already. `required`: the workspace wants it of everybody. `reset-lately`: the mailbox alone set
 * the password within the last day, so it cannot turn the second step off.
 */
export type SwitchRefusal = "unchanged" | "required" | "reset-lately";

/** Whether two-step verification of this account may be switched at all, whatever was proved. */
export function refuseSwitch(session: Session, turn: TwoStepsTurn, now: Instant): SwitchRefusal | undefined {
  const { twoSteps, twoStepsRequired } = session.account;
  if (twoSteps === (turn === "on")) return "unchanged";
  if (turn === "on") return undefined;
  if (twoStepsRequired) return "required";
  return vouchedByMailboxAlone(session, now) ? "reset-lately" : undefined;
}
