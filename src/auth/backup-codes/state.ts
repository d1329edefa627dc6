import type { Instant, PasswordHash, TokenHash } from "../../shared/brand.ts";
import type { Turn } from "../ports.ts";
import type { Horizon, LoginState, Subject } from "../state.ts";

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

/** What the rules about backup codes need of a database. */
export interface BackupCodeStore {
  /** Load, decide, save: in one transaction, all of it or nothing. */
  decide<Answer>(turn: Turn<Answer, BackupCodeState>): Promise<Answer>;
  /** Looks and changes nothing. */
  look(subject: Subject, horizon: Horizon): Promise<BackupCodeState>;
}

export const codesLeft = (set: CodeSet | undefined): number => set?.codes.filter(({ used }) => !used).length ?? 0;
