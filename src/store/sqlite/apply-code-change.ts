import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { challengeCodes, challenges, codeSends, codeTries, proofs } from "../../../db/schema/auth-codes.ts";
import type { CodeChange } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyCodeChange(queries: Queries, change: CodeChange, now: Instant): void {
  switch (change.kind) {
    case "challenge-opened":
      openChallenge(queries, change, now);
      break;
    case "challenge-ended":
      endChallenge(queries, change.id, now);
      break;
    case "code-added":
      addCode(queries, change, now);
      break;
    case "code-retired":
      endCode(queries, change.id, now);
      break;
    case "code-consumed":
      consumeCode(queries, change.id, now);
      break;
    case "try-counted":
      countTry(queries, change, now);
      break;
    case "mail-counted":
      queries.insert(codeSends).values({ addressKey: change.key, budget: change.budget, at: now }).run();
      break;
    case "mailbox-proved":
      prove(queries, change, now);
      break;
    case "proof-ended":
      queries.delete(proofs).where(eq(proofs.conversation, change.conversation)).run();
      break;
    default:
      never(change);
  }
}

type Of<Kind extends CodeChange["kind"]> = Extract<CodeChange, { readonly kind: Kind }>;

function openChallenge(queries: Queries, change: Of<"challenge-opened">, now: Instant): void {
  const { id, key, account, purpose, channel, conversation, language, budget } = change;
  const row = { id, addressKey: key, account: account ?? null, purpose, channel, conversation, language, budget };
  queries
    .insert(challenges)
    .values({ ...row, openedAt: now, tries: 0 })
    .run();
}

function endChallenge(queries: Queries, id: string, now: Instant): void {
  queries
    .update(challenges)
    .set({ endedAt: now })
    .where(and(eq(challenges.id, id), isNull(challenges.endedAt)))
    .run();
}

function addCode(queries: Queries, { id, challenge, mac, expiresAt }: Of<"code-added">, now: Instant): void {
  queries.insert(challengeCodes).values({ id, challenge, mac, expiresAt, mailedAt: now }).run();
}

const endCode = (queries: Queries, id: string, now: Instant): void =>
  void queries
    .update(challengeCodes)
    .set({ endedAt: now })
    .where(and(eq(challengeCodes.id, id), isNull(challengeCodes.endedAt)))
    .run();

function consumeCode(queries: Queries, id: string, now: Instant): void {
  const unused = and(eq(challengeCodes.id, id), isNull(challengeCodes.endedAt));
  mustHaveChangedOne(queries.update(challengeCodes).set({ endedAt: now }).where(unused).run(), "code");
}

/** The count goes up only while it is below the limit; two tries at once cannot both be the last. */
function countTry(queries: Queries, change: Of<"try-counted">, now: Instant): void {
  const { challenge, key, budget, failed, limit } = change;
  const counted = queries
    .update(challenges)
    .set({ tries: sql`${challenges.tries} + 1` })
    .where(and(eq(challenges.id, challenge), lt(challenges.tries, limit)))
    .run();
  mustHaveChangedOne(counted, "last try");
  queries.insert(codeTries).values({ addressKey: key, budget, failed, at: now }).run();
}

function prove(queries: Queries, { conversation, account }: Of<"mailbox-proved">, now: Instant): void {
  queries
    .insert(proofs)
    .values({ conversation, account, provedAt: now })
    .onConflictDoUpdate({ target: proofs.conversation, set: { account, provedAt: now } })
    .run();
}
