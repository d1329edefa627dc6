import type { AnswerSchema } from "../shared/answer-schema.ts";
import type { Instant, IdempotencyKey } from "../shared/brand.ts";
import type { LookbackWindow, LoginState, Subject } from "./model.ts";
import type { Decision } from "./decision.ts";

/** One piece of work for the store. `decide` is pure and synchronous; it may run again when somebody else was faster. */
export interface UnitOfWork<Answer, State = LoginState> {
  readonly subject: Subject;
  readonly now: Instant;
  readonly lookback: LookbackWindow;
  /** Asked for twice under one key, it happens once; the second asking gets the first answer. It holds no secret. */
  readonly idempotency?: { readonly key: IdempotencyKey; readonly schema: AnswerSchema<Answer> };
  readonly decide: (state: State) => Decision<Answer>;
}
