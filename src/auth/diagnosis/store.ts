import type { AccountId, Instant } from "../../shared/brand.ts";
import type { CodeMail, SignInRecord } from "./model.ts";

/** What the doctor needs of a database: the whole record of one account, read at one moment. */
export interface SignInRecords {
  recordOf(account: AccountId, since: RecordWindow): Promise<SignInRecord | undefined>;
}

export interface RecordWindow {
  /** Attempts after this moment. */
  readonly attempts: Instant;
  /** Mails after this moment. */
  readonly sends: Instant;
}

/** Asks the delivery ledger, which belongs to somebody else. */
export type AskCodeMail = (account: AccountId) => Promise<CodeMail | undefined>;
