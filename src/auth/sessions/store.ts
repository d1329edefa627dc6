import type { AccountId } from "../../shared/brand.ts";
import type { Session } from "../model.ts";

/** What the list of sessions needs of a database. */
export interface SessionStore {
  /** Every session of the account, idled-out ones too. */
  ofAccount(account: AccountId): Promise<readonly Session[]>;
}
