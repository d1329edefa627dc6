import type { Instant } from "../shared/brand.ts";
import { LIMITS } from "./limits.ts";
import type { AccountRecord, LoginState } from "./model.ts";

/** The account whose mailbox counts as proved, if the proof is still young enough (and not from the future). */
export function provedBy(state: Pick<LoginState, "proof" | "account">, now: Instant): AccountRecord | undefined {
  if (!state.proof) return undefined;
  const { provedAt } = state.proof;
  return provedAt <= now && now < provedAt + LIMITS.proof.lifetime ? state.account : undefined;
}
