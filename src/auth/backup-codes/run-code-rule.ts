import type { Instant } from "../../shared/brand.ts";
import { type AuthParts, horizonAt } from "../parts.ts";
import type { Turn } from "../unit-of-work.ts";
import type { Decision } from "../decision.ts";
import type { Subject } from "../model.ts";
import type { BackupCodeState } from "./model.ts";

/** Runs one rule about backup codes at this moment. */
export function runCodeRule<Answer>(
  { store, clock }: AuthParts,
  subject: Subject,
  rule: (state: BackupCodeState, now: Instant) => Decision<Answer>,
  once?: Turn<Answer>["once"],
): Promise<Answer> {
  const now = clock.now();
  const turn = { subject, now, horizon: horizonAt(now), decide: (state: BackupCodeState) => rule(state, now) };
  return store.backupCodes.decide(once ? { ...turn, once } : turn);
}

/** What the rules would see at this moment. Changes nothing. */
export const lookAtCodes = ({ store, clock }: AuthParts, subject: Subject): Promise<BackupCodeState> =>
  store.backupCodes.look(subject, horizonAt(clock.now()));
