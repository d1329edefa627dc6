import { and, eq, gte, isNotNull, isNull, sql } from "drizzle-orm";
import { accounts } from "../../db/schema/auth.ts";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import { episodes, inbox } from "../../db/schema/conversation.ts";
import type { Instant } from "../shared/brand.ts";
import { cameIn } from "./came-in.ts";
import type { Queries } from "./open.ts";

/** Told once for each episode, even while its event still waits. */
const UNTOLD = sql`not exists (select 1 from inbox as told where told.conversation = ${episodes.conversation}
  and told.key = 'signed-in:' || ${episodes.number})`;

/** Whoever proved a mailbox in an open episode and signed in since becomes an event, inside the caller's transaction. */
export function watchSignIns(queries: Queries, now: Instant): number {
  const since = and(eq(signInAttempts.addressKey, accounts.addressKey), gte(signInAttempts.at, episodes.provedAt));
  const rows = queries
    .selectDistinct({ conversation: episodes.conversation, episode: episodes.number })
    .from(episodes)
    .innerJoin(accounts, eq(accounts.id, episodes.account))
    .innerJoin(signInAttempts, and(since, cameIn))
    .where(and(isNull(episodes.endedAt), isNotNull(episodes.account), UNTOLD))
    .all();
  for (const { conversation, episode } of rows) {
    const body = { kind: "signed-in", episode } as const;
    const row = { conversation, key: `signed-in:${episode}`, body, notices: [], personal: false, at: now };
    queries
      .insert(inbox)
      .values({ ...row, status: "waiting", failures: 0 })
      .onConflictDoNothing()
      .run();
  }
  return rows.length;
}
