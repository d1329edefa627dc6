import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { Instant, OnceKey } from "../../shared/brand.ts";
import type { Decision } from "../decision.ts";
import type { WhitelistSubject, WhitelistState } from "./model.ts";

interface WhitelistTurn<Answer> {
  readonly subject: WhitelistSubject;
  readonly now: Instant;
  /** Who came in after this moment is read. */
  readonly cameSince: Instant;
  readonly once?: { readonly key: OnceKey; readonly schema: AnswerSchema<Answer> };
  readonly decide: (state: WhitelistState) => Decision<Answer>;
}

/** What the rules about whitelists need of a database. */
export interface WhitelistStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(turn: WhitelistTurn<Answer>): Promise<Answer>;
  /** Looks and changes nothing. */
  look(subject: WhitelistSubject, cameSince: Instant): Promise<WhitelistState>;
}
