import { eq, sql } from "drizzle-orm";
import { doneOnce } from "../../../db/schema/once.ts";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { Instant, IdempotencyKey } from "../../shared/brand.ts";
import type { Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

const answerUnder = prepared((queries) =>
  queries
    .select()
    .from(doneOnce)
    .where(eq(doneOnce.key, sql.placeholder("key")))
    .prepare(),
);
const remember = prepared((queries) =>
  queries
    .insert(doneOnce)
    .values({ key: sql.placeholder("key"), answer: sql.placeholder("answer"), at: sql.placeholder("at") })
    .prepare(),
);

/**
 * Makes a change happen at most once: inside the caller's transaction, answers from memory when `key` was seen before,
 * and otherwise runs `change` and remembers its answer together with what it changed.
 *
 * @param schema shape of the answer, which must survive JSON and hold no secret
 */
export function runOnce<Answer>(
  queries: Queries,
  key: IdempotencyKey,
  now: Instant,
  schema: AnswerSchema<Answer>,
  change: () => Answer,
): Answer {
  const before = answerUnder(queries).get({ key });
  if (before) return schema.parse(JSON.parse(before.answer));
  const answer = change();
  remember(queries).run({ key, answer: JSON.stringify(answer), at: now });
  return answer;
}
