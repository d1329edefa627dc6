import type { AccountId, Instant, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { RecoveryStage } from "./state.ts";

export type RecoveryChange =
  /** Comes after `claim-proved` with the same id. */
  | {
      readonly kind: "recovery-asked";
      readonly id: string;
      readonly account: AccountId | undefined;
      readonly workspace: WorkspaceId | undefined;
      readonly expiresAt: Instant;
    }
  /** Refused by the store unless the recovery is at stage `from`: of two decisions only one counts. */
  | {
      readonly kind: "recovery-moved";
      readonly id: string;
      readonly from: RecoveryStage;
      readonly to: RecoveryStage;
      readonly vouchedBy?: AccountId;
      readonly agreedBy?: AccountId;
      readonly runsAt?: Instant;
    }
  /** Stops every open recovery of the account: its owner is there after all. */
  | { readonly kind: "recoveries-stopped"; readonly account: AccountId }
  | { readonly kind: "veto-link-issued"; readonly hash: TokenHash; readonly recovery: string };
