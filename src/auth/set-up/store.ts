import type { Instant } from "../../shared/brand.ts";
import type { Decision } from "../decision.ts";
import type { FoundingState, FoundingSubject } from "./model.ts";

/** What founding needs of a database. No session is asked for: whoever calls it runs the program, or shows a set-up link. */
export interface FoundingStore {
  /** Load, decide, save: in one transaction. */
  decide<Answer>(turn: {
    readonly subject: FoundingSubject;
    readonly now: Instant;
    readonly decide: (state: FoundingState) => Decision<Answer>;
  }): Promise<Answer>;
  /** Looks and changes nothing. */
  read(subject: FoundingSubject): Promise<FoundingState>;
}
