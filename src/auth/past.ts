import type { AccountId, AddressKey, Instant, PasswordHash, WorkspaceId } from "../shared/brand.ts";
import type { Decision } from "./decision.ts";

/** Something that happened to a new member before they were written here: a record that is brought along. */
export interface PastMoment extends Partial<Omit<Decision<unknown>, "answer">> {
  readonly at: Instant;
  /** What became of its mails, as a server said then; left out: they are still to be sent. */
  readonly delivered?: { readonly status: "accepted" | "bounced"; readonly reply: string };
}

/** Whose past it is. */
export interface PastOwner {
  readonly id: AccountId;
  readonly key: AddressKey;
  readonly workspace: WorkspaceId;
  readonly passwordHash: PasswordHash;
}
