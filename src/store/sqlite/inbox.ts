import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { timers } from "../../../db/schema/conversation-outbox.ts";
import { episodes, inbox } from "../../../db/schema/conversation.ts";
import type {
  Advice,
  AdviceWanted,
  ConversationStore,
  Note,
  WantsAdvice,
  WatchedEpisode,
} from "../../conversation/ports.ts";
import type { Intent } from "../../engine/engine.ts";
import type { ConversationId, Instant } from "../../shared/brand.ts";
import type { OpenStore, Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

/**
 * Has something told in a chat, inside the caller's transaction: it becomes a turn of that chat like any other, so it
 * is said once, in order, and in the language spoken there. The same key twice is said once.
 */
export function noteChat(
  queries: Queries,
  { conversation, key, note }: { readonly conversation: ConversationId; readonly key: string; readonly note: Note },
  now: Instant,
): void {
  const row = { conversation, key: `note:${key}`, body: { kind: "note", note } as const, notices: [], personal: false };
  queries
    .insert(inbox)
    .values({ ...row, at: now, status: "waiting", failures: 0 })
    .onConflictDoNothing()
    .run();
}

const isWaiting = eq(inbox.status, "waiting");
const isAt = (kind: Advice["kind"]) => sql`${inbox.advice} ->> '$.kind' = ${kind}`;

/** The message waits from now on; only a first time. */
export function wantAdvice(queries: Queries, event: number, { wants, text, options }: WantsAdvice, now: Instant): void {
  const first = and(eq(inbox.id, event), isWaiting, isNull(inbox.advice));
  const more = { ...(text !== undefined && { text }), ...(options && { options }) };
  const advice = { kind: "wanted", among: wants, at: now, ...more } as const;
  queries.update(inbox).set({ advice }).where(first).run();
}

/** Handed out once: marked in the same transaction. */
export function claimAdvice(queries: Queries, most: number): readonly AdviceWanted[] {
  const rows = queries
    .select({ event: inbox.id, body: inbox.body, advice: inbox.advice })
    .from(inbox)
    .where(and(isWaiting, isAt("wanted")))
    .orderBy(asc(inbox.id))
    .limit(most)
    .all();
  return rows.flatMap(({ event, body, advice }) => {
    if (body.kind !== "text" || advice?.kind !== "wanted") return [];
    const asked = { ...advice, kind: "asked" } as const;
    queries.update(inbox).set({ advice: asked }).where(eq(inbox.id, event)).run();
    return [{ event, text: advice.text ?? body.text, advice: asked }];
  });
}

/** Only for a message that is still to be answered, and only once. */
export function advise(queries: Queries, event: number, intent: Intent | undefined, option?: string): void {
  const open = and(eq(inbox.id, event), isWaiting, isAt("asked"));
  const advice = {
    kind: "given",
    ...(intent !== undefined && { intent }),
    ...(option !== undefined && { option }),
  } as const;
  queries.update(inbox).set({ advice }).where(open).run();
}

/** After a long stop thousands may be due: they come in portions, and who writes meanwhile comes between two of them. */
const ALARMS_AT_ONCE = 100;

/** The alarms that are due, longest waiting first, become an event each, inside the caller's transaction. @returns how many */
export function ringTimers(queries: Queries, now: Instant): number {
  const due = queries
    .select({ conversation: timers.conversation })
    .from(timers)
    .where(and(eq(timers.rang, false), lte(timers.dueAt, now)))
    .orderBy(asc(timers.dueAt))
    .limit(ALARMS_AT_ONCE);
  const rows = queries.update(timers).set({ rang: true }).where(inArray(timers.conversation, due)).returning().all();
  for (const { conversation, generation } of rows) {
    const body = { kind: "silence", generation } as const;
    const row = { conversation, key: `silence:${generation}`, body, notices: [], personal: false, at: now };
    queries
      .insert(inbox)
      .values({ ...row, status: "waiting", failures: 0 })
      .onConflictDoNothing()
      .run();
  }
  return rows.length;
}

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
      conversation: episodes.conversation,
      episode: episodes.number,
      provedAt: episodes.provedAt,
      lastSignIn: LAST_SIGN_IN,
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
    ? store.transact((queries) => notifyOfSignIns(queries, now, loadWatched(queries).filter(decide)))
    : 0;

function notifyOfSignIns(queries: Queries, now: Instant, signedIn: readonly WatchedEpisode[]): number {
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
