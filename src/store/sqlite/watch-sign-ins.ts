import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { episodes, inbox } from "../../../db/schema/conversation.ts";
import type { Instant } from "../../shared/brand.ts";
import { cameIn } from "./came-in.ts";
import type { OpenStore, Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

/** Told once for each episode, even while its event still waits. */
const UNTOLD = sql`not exists (select 1 from inbox as told where told.conversation = ${episodes.conversation}
  and told.key = 'signed-in:' || ${episodes.number})`;

const IS_OWNER = eq(accounts.id, episodes.account);
const CAME_SINCE = sql`exists (select 1 from ${signInAttempts} where ${signInAttempts.addressKey} = ${accounts.addressKey}
  and ${signInAttempts.at} >= ${episodes.provedAt} and ${cameIn})`;

/**
 * Whoever proved a mailbox in an open episode and signed in since. The few open episodes come first, whatever the
 * database believes about sizes: `cross join` and `exists` keep SQLite from beginning with the sign-in record, which it
 * would read whole at every round.
 */
const watched = prepared((queries) =>
  queries
    .select({ conversation: episodes.conversation, episode: episodes.number })
    .from(episodes)
    .crossJoin(accounts)
    .where(and(isNull(episodes.endedAt), isNotNull(episodes.account), IS_OWNER, CAME_SINCE, UNTOLD))
    .prepare(),
);

/** Each of them becomes an event. Looks before it locks: nearly every round finds nobody. @returns how many */
export const watchSignIns = (store: OpenStore, now: Instant): number =>
  watched(store.queries).all().length === 0 ? 0 : store.transact((queries) => tellOfSignIns(queries, now));

function tellOfSignIns(queries: Queries, now: Instant): number {
  const rows = watched(queries).all();
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
