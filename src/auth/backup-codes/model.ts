import type { Instant, PasswordHash, TokenHash, AccountId } from "../../shared/brand.ts";
import type { LoginState } from "../model.ts";

/** What a rule about backup codes may look at: all that others see, and the sets of the account. */
export interface BackupCodeState extends LoginState {
  readonly active: CodeSet | undefined;
  /** Shown once, not yet said to be saved: opens nothing. */
  readonly drawn: CodeSet | undefined;
}

export interface CodeSet {
  readonly id: string;
  /** The session or renewal link that saw the codes. */
  readonly drawnBy: TokenHash;
  readonly drawnAt: Instant;
  readonly activatedAt: Instant | undefined;
  readonly codes: readonly StoredCode[];
}

export interface StoredCode {
  /** 1 to 10. */
  readonly number: number;
  readonly hash: PasswordHash;
  readonly used: boolean;
}

export const codesLeft = (set: CodeSet | undefined): number => set?.codes.filter(({ used }) => !used).length ?? 0;

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
