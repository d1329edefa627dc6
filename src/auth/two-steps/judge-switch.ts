import type { AccountRecord } from "../state.ts";
import type { TwoStepsTurn } from "./two-steps.ts";

/** `unchanged`: it is so already. `required`: the workspace wants it of everybody. */
export type SwitchRefusal = "unchanged" | "required";

/** Whether two-step verification of this account may be switched at all, whatever was proved. */
export function refuseSwitch(
  { twoSteps, twoStepsRequired }: Pick<AccountRecord, "twoSteps" | "twoStepsRequired">,
  turn: TwoStepsTurn,
): SwitchRefusal | undefined {
  if (twoSteps === (turn === "on")) return "unchanged";
  return turn === "off" && twoStepsRequired ? "required" : undefined;
}
