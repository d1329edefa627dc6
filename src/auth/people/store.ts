import type { Email, Instant, TokenHash } from "../../shared/brand.ts";
import type { Decision } from "../decision.ts";
import type { InvitingState, PeopleState } from "./model.ts";

/** What bringing in many people needs of a database. */
export interface PeopleStore {
  /**
   * Load, decide, save: in one transaction, all of it or nothing.
   *
   * @param turn.session of the admin who does it; left out: whoever runs the program
   * @param turn.since from when on invitations of the admin's workspace are counted
   */
  decide<Answer>(turn: {
    readonly emails: readonly Email[];
    readonly session?: TokenHash;
    readonly since: Instant;
    readonly now: Instant;
    readonly decide: (state: PeopleState) => Decision<Answer>;
  }): Promise<Answer>;
  /** Looks and changes nothing. */
  read(turn: {
    readonly emails: readonly Email[];
    readonly session?: TokenHash;
    readonly since: Instant;
  }): Promise<PeopleState>;
  /** The same for inviting those of them who were never invited, or too long ago. */
  invite<Answer>(turn: {
    readonly emails: readonly Email[];
    readonly now: Instant;
    readonly decide: (state: InvitingState) => Decision<Answer>;
  }): Promise<Answer>;
}
