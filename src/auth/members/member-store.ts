import type { AccountId, Instant, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { Decision } from "../ports.ts";
import type { AccountRecord, Horizon, LoginState, Session } from "../state.ts";

/** What the rules about members may look at. */
export interface MemberState {
  /** Whoever acts. */
  readonly session: Session | undefined;
  /** The member named by the command, when they are of the same workspace as the session. */
  readonly target: (AccountRecord & Pick<LoginState, "lockedUntil" | "sends">) | undefined;
  /** Active admins of the workspace of the session. */
  readonly activeAdmins: readonly AccountId[];
}

/** A person of the list. */
export interface MemberRow extends Pick<AccountRecord, "id" | "name" | "email" | "role" | "status" | "twoSteps"> {
  /** Unused codes of the active set; undefined when there is none. */
  readonly backupCodesLeft: number | undefined;
  readonly lastSignIn: Instant | undefined;
  readonly lockedUntil: Instant;
}

/** A workspace as whoever runs the program sees it. */
export interface WorkspaceRow {
  readonly id: WorkspaceId;
  readonly name: string;
  /** Its members take over cases. */
  readonly support: boolean;
  /** How many of them are not disabled. */
  readonly members: number;
}

/** What the rules about members need of a database. */
export interface MemberStore {
  /** Load, decide, save: in one transaction. */
  decide<Answer>(turn: {
    readonly session: TokenHash;
    readonly member: AccountId;
    readonly now: Instant;
    readonly horizon: Horizon;
    readonly decide: (state: MemberState) => Decision<Answer>;
  }): Promise<Answer>;
  /** Every workspace, by name. */
  workspaces(): Promise<readonly WorkspaceRow[]>;
  /** The session and everybody of its workspace, by name. Changes nothing. */
  list(session: TokenHash): Promise<{ readonly session: Session | undefined; readonly members: readonly MemberRow[] }>;
}
