import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { episodes, inbox } from "../../../db/schema/conversation.ts";
import type { ConversationStore, WatchedEpisode } from "../../conversation/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import type { OpenStore, Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

/** Told once for each episode, even while its event still waits. */
const UNTOLD = sql`not exists (select 1 from inbox as told where told.conversation = ${episodes.conversation}
  and told.key = 'signed-in:' || ${episodes.number})`;

const IS_OWNER = eq(accounts.id, episodes.account);
const LAST_SIGN_IN = sql<Instant | null>`(select ${signInAttempts.at} from ${signInAttempts}
  where ${signInAttempts.addressKey} = ${accounts.addressKey} and ${signInAttempts.cameIn}
  order by ${signInAttempts.at} desc limit 1)`;

/**
 * The open episodes in which a mailbox was proved. These few come first, whatever the database believes about sizes:
 * `cross join` keeps SQLite from beginning elsewhere, and of the sign-in record only the newest line that counts is read.
 */
const watched = prepared((queries) =>
  queries
    .select({
      ...{ conversation: episodes.conversation, episode: episodes.number },
      ...{ provedAt: episodes.provedAt, lastSignIn: LAST_SIGN_IN },
    })
    .from(episodes)
    .crossJoin(accounts)
    .where(and(isNull(episodes.endedAt), isNotNull(episodes.account), IS_OWNER, UNTOLD))
    .prepare(),
);

const loadWatched = (queries: Queries): readonly WatchedEpisode[] =>
  watched(queries)
    .all()
    .flatMap(({ provedAt, lastSignIn, ...row }) =>
      provedAt === null ? [] : [{ ...row, provedAt, lastSignIn: lastSignIn ?? undefined }],
    );

type Decide = Parameters<ConversationStore["watchSignIns"]>[1];

/** Each that the rule says yes to becomes an event. Looks before it locks: nearly every round finds nobody. @returns how many */
export const watchSignIns = (store: OpenStore, now: Instant, decide: Decide): number =>
  loadWatched(store.queries).some(decide)
    ? store.transact((queries) => tellOfSignIns(queries, now, loadWatched(queries).filter(decide)))
    : 0;

function tellOfSignIns(queries: Queries, now: Instant, signedIn: readonly WatchedEpisode[]): number {
  for (const { conversation, episode } of signedIn) {
    const body = { kind: "signed-in", episode } as const;
    const row = { conversation, key: `signed-in:${episode}`, body, notices: [], personal: false, at: now };
    queries
      .insert(inbox)
      .values({ ...row, status: "waiting", failures: 0 })
      .onConflictDoNothing()
      .run();
  }
  return signedIn.length;
}
