import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { type OnceKey, onceKey } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import type { Acting } from "../acting.ts";
import type { AuthParts } from "../parts.ts";
import type { Subject } from "../model.ts";
import type { ShownCodes } from "./door.ts";
import { type DrawRefusal, drawBarred, drawSet } from "./draw-set.ts";
import { hashFreshCodes } from "./hash-codes.ts";
import { lookAtCodes, runCodeRule } from "./run-code-rule.ts";

const refusal = z.enum(["signed-out", "not-admin", "password-needed", "two-steps-off", "reset-lately"]);
const answer: AnswerSchema<Outcome<string, DrawRefusal>> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.string() }),
  z.object({ ok: z.literal(false), reason: refusal }),
]);

/** Refusing comes before hashing: ten hashes are work. A page that is loaded again gets the set it saw, without codes. */
export async function drawBackupCodes(
  parts: AuthParts,
  { session, seen, once }: Acting & { readonly once: OnceKey },
): Promise<Outcome<ShownCodes, DrawRefusal>> {
  const subject: Subject = { kind: "session", hash: hashToken(session) };
  const barred = drawBarred(await lookAtCodes(parts, subject), seen, parts.clock.now());
  if (barred) return no(barred);
  const fresh = await hashFreshCodes(parts);
  // The page chooses `once`: under the session it cannot name what somebody else did.
  const key = onceKey(`backup-codes ${hashToken(session)} ${hashToken(once)}`);
  const answering = { key, schema: answer };
  const drawn = await runCodeRule(parts, subject, (state, now) => drawSet(state, { seen }, now, fresh), answering);
  if (!drawn.ok) return drawn;
  return ok({ set: drawn.value, codes: drawn.value === fresh.id ? fresh.codes : undefined });
}
