import type { AccountId, AddressKey, Email, Instant } from "../shared/brand.ts";

type ClaimPurpose = "change-email" | "recovery";

/**
 * A mailbox that wants to become the address of an account, and proves itself by a code of its own. It is a challenge
 * with the same id plus a row that holds the address; the code is judged like every other (`judgeCode`,
 * `verdictChanges`), and `claim-proved` goes with the right one. A mail to it names `new-mailbox:<id>`; once
 * `address-changed` has been saved, `old-mailbox:<id>` names the mailbox before.
 */
export interface MailboxClaim {
  readonly id: string;
  readonly account: AccountId | undefined;
  readonly purpose: ClaimPurpose;
  readonly newAddress: Email;
  readonly newKey: AddressKey;
  /** Nothing is mailed, and no code is right, whatever `judgeCode` says: ask `isDecoy` or this field first. */
  readonly decoy: boolean;
  readonly provedAt: Instant | undefined;
  readonly tookPlaceAt: Instant | undefined;
}

/** The mailbox that a subject asks about, whether or not there is a claim on it yet. */
export interface NamedMailbox {
  readonly email: Email;
  readonly key: AddressKey;
}
