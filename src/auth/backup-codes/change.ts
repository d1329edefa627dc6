import type { AccountId, Instant, PasswordHash, TokenHash } from "../../shared/brand.ts";

/** What the rules about backup codes want saved. */
export type BackupCodeChange =
  /** Replaces a set of the account that was drawn before and never said to be saved. */
  | {
      readonly kind: "backup-codes-drawn";
      readonly account: AccountId;
      readonly set: string;
      /** Session or renewal link. */
      readonly drawnBy: TokenHash;
      /** Of code 1, 2, 3 … */
      readonly hashes: readonly PasswordHash[];
    }
  /** Voids the set that was active. Refused by the store when this one does not wait any more. */
  | { readonly kind: "backup-codes-activated"; readonly account: AccountId; readonly set: string }
  /** Refused by the store when the code is used up already or its set is void, by whomever. */
  | { readonly kind: "backup-code-used"; readonly set: string; readonly number: number }
  /** Voids the active set and the one that waits. `madeSince`: only a set that became active at or after this moment. */
  | { readonly kind: "backup-codes-voided"; readonly account: AccountId; readonly madeSince?: Instant };
