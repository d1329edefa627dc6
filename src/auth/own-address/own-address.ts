import type { Email } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { CodeMailing, TypedCodeRefusal } from "../mailed-codes/session-code.ts";

/** `two-steps-on`: the mailbox is half of the way in; it goes off first. `same`: it is the address already.
 * `reset-lately`: the mailbox alone set the password within the last day. */
export type AddressRefusal = "two-steps-on" | "same" | "reset-lately";

/** The e-mail address of one's own account, which is also what one signs in with. */
export interface OwnAddress {
  /** The new address that waits for its code, if any. Changes nothing. */
  asked(acting: Acting): Promise<{ readonly address: Email; readonly minutesLeft: number } | undefined>;
  /**
   * Mails a code to the new address, or only seems to: an address that is somebody else's gets the same answers and no
   * mail. Needs a fresh password.
   */
  requestCode(
    command: Acting & { readonly address: Email; readonly language: Language },
  ): Promise<Outcome<CodeMailing, Barred | AddressRefusal>>;
  /**
   * The code from the new mailbox: it becomes the address in the same transaction, both mailboxes are told, codes and
   * links end, sessions go on.
   */
  confirm(
    command: Acting & { readonly digits: string },
  ): Promise<Outcome<"changed", Barred | AddressRefusal | TypedCodeRefusal>>;
}
