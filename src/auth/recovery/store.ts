import type { Instant } from "../../shared/brand.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { RecoverySubject, RecoveryState } from "./model.ts";

/** What recovery needs of a database. */
export interface RecoveryStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(
    unit: Omit<UnitOfWork<Answer, RecoveryState>, "subject"> & { readonly subject: RecoverySubject },
  ): Promise<Answer>;
  read(subject: RecoverySubject): Promise<RecoveryState>;
  /** Open recoveries whose waiting time, or whose time for a vouch, is over. */
  due(now: Instant): Promise<readonly string[]>;
}
