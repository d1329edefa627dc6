import type { Turn } from "../unit-of-work.ts";
import type { Horizon, Subject } from "../model.ts";
import type { BackupCodeState } from "./model.ts";

/** What the rules about backup codes need of a database. */
export interface BackupCodeStore {
  /** Load, decide, save: in one transaction, all of it or nothing. */
  decide<Answer>(turn: Turn<Answer, BackupCodeState>): Promise<Answer>;
  /** Looks and changes nothing. */
  look(subject: Subject, horizon: Horizon): Promise<BackupCodeState>;
}
