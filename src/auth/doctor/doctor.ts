import type { AccountId, ConversationId } from "../../shared/brand.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { BlockedAddress } from "./blocked-address.ts";
import type { CodeMail } from "./record.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** The login doctor: reads an account's own sign-in record and names why its owner does not get in. */
export interface Doctor {
  /**
   * For whoever proved the mailbox in this conversation, or for an admin about a member of the workspace.
   *
   * `unproved`: nothing is told. `not-found`: no such member here.
   */
  diagnose(
    about: { readonly conversation: ConversationId } | (Acting & { readonly member: AccountId }),
  ): Promise<Outcome<Diagnosis, "unproved" | "not-found" | Barred>>;
  /** Which address of whoever proved the mailbox here the list of the workspace keeps out. */
  blockedAddress(conversation: ConversationId): Promise<Outcome<BlockedAddress, "unproved">>;
  /** What became of the newest sign-in code mailed to whoever proved the mailbox here; undefined when there was none. `invited`: there can be none. */
  codeMail(conversation: ConversationId): Promise<Outcome<CodeMail | undefined, "unproved" | "invited">>;
}
