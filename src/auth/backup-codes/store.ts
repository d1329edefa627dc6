import type { UnitOfWork } from "../unit-of-work.ts";
import type { LookbackWindow, Subject } from "../model.ts";
import type { BackupCodeState } from "./model.ts";

/** What the rules about backup codes need of a database. */
export interface BackupCodeStore {
  /** Load, decide, save: in one transaction, all of it or nothing. */
  decide<Answer>(unit: UnitOfWork<Answer, BackupCodeState>): Promise<Answer>;
  /** Looks and changes nothing. */
  read(subject: Subject, lookback: LookbackWindow): Promise<BackupCodeState>;
}
