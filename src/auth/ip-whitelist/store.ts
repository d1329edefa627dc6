import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { Instant, IdempotencyKey } from "../../shared/brand.ts";
import type { Decision } from "../decision.ts";
import type { WhitelistSubject, WhitelistState } from "./model.ts";

interface WhitelistUnit<Answer> {
  readonly subject: WhitelistSubject;
  readonly now: Instant;
  /** Who came in after this moment is read. */
  readonly cameSince: Instant;
  readonly idempotency?: { readonly key: IdempotencyKey; readonly schema: AnswerSchema<Answer> };
  readonly decide: (state: WhitelistState) => Decision<Answer>;
}

/** What the rules about whitelists need of a database. */
export interface WhitelistStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(unit: WhitelistUnit<Answer>): Promise<Answer>;
  /** Looks and changes nothing. */
  read(subject: WhitelistSubject, cameSince: Instant): Promise<WhitelistState>;
}
