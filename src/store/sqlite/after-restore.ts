import { and, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { addressPages } from "../../../db/schema/address-pages.ts";
import { approvalCards, approvals } from "../../../db/schema/approvals.ts";
import { audit } from "../../../db/schema/audit.ts";
import { backupCodes, backupCodeSets, renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { announcement } from "../../../db/schema/announcement.ts";
import * as codes from "../../../db/schema/auth-codes.ts";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { knownDevices, sessions, signInAttempts, spenderStates } from "../../../db/schema/auth-sessions.ts";
import { accounts, addressStates, whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import { caseNotes, caseTopics, topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import { chatMoves } from "../../../db/schema/chat-moves.ts";
import { cases, deliveries, timers, works } from "../../../db/schema/conversation-outbox.ts";
import * as chat from "../../../db/schema/conversation.ts";
import { keyCheck } from "../../../db/schema/key-check.ts";
import { linkCodes, linkedChats, linkTries } from "../../../db/schema/linked-chats.ts";
import { localMailbox, mailAttempts, mails } from "../../../db/schema/mail.ts";
import { doneOnce } from "../../../db/schema/once.ts";
import { recoveries, vetoLinks } from "../../../db/schema/recovery.ts";
import { setUpLinks } from "../../../db/schema/set-up-links.ts";
import { whitelistUndos } from "../../../db/schema/whitelist.ts";
import type { Instant } from "../../shared/brand.ts";
import type { Queries } from "./database.ts";

/** What becomes of one kind of stored thing when a backup takes the place of a newer database. */
export interface RestoreRule {
  readonly table: SQLiteTable;
  readonly why: string;
  /** What the operator is told when there was something to end; `{n}` is how many. Missing where nothing is ended. */
  readonly sentence?: string;
  /** Ends what would come to life again. @returns how many it were */
  readonly end?: (queries: Queries, now: Instant) => number;
}

const keep = (table: SQLiteTable, why: string): RestoreRule => ({ table, why });

/** A single-use thing ends by the moment of its end, which is never set back. */
const endOpen =
  (table: SQLiteTable & { readonly endedAt: SQLiteColumn }) =>
  (queries: Queries, now: Instant): number =>
    queries.update<SQLiteTable>(table).set({ endedAt: now }).where(isNull(table.endedAt)).run().changes;

const expire =
  (table: SQLiteTable & { readonly expiresAt: SQLiteColumn }, more?: SQL) =>
  (queries: Queries, now: Instant): number =>
    queries
      .update<SQLiteTable>(table)
      .set({ expiresAt: now })
      .where(and(gt(table.expiresAt, now), more))
      .run().changes;

/**
 * One line for each table. A backup knows nothing of what was used, ended or sent after it was made, so everything that
 * can be used once ends; people begin anew with their password, their mailbox or an admin. What only shuts or remembers
 * stays. A table that is missing here fails a test: whoever adds one decides.
 */
export const AFTER_RESTORE: readonly RestoreRule[] = [
  {
    table: announcement,
    why: "what was told when the backup was made, and ended since, would be told again",
    end: (queries) => queries.delete(announcement).run().changes,
  },
  {
    table: sessions,
    why: "one that was ended since, perhaps a thief's, would be open again",
    sentence: "{n} sessions: everybody signs in again",
    end: (queries) => queries.delete(sessions).run().changes,
  },
  {
    table: codes.challenges,
    why: "a code that was used or tried out since would be good again; a sign-in between its two steps hangs on one",
    sentence: "{n} codes that were waited for, with the sign-ins that waited for them",
    end: endOpen(codes.challenges),
  },
  { table: codes.challengeCodes, why: "as their challenges", end: endOpen(codes.challengeCodes) },
  {
    table: codes.proofs,
    why: "a proved mailbox counts for minutes, and those are over",
    end: (queries) => queries.delete(codes.proofs).run().changes,
  },
  {
    table: codes.resetLinks,
    why: "a link that was used since would set another password",
    sentence: "{n} links for a new password",
    end: endOpen(codes.resetLinks),
  },
  {
    table: setUpLinks,
    why: "one that was used since would make a first admin again; while there is nobody, each start prints a new one",
    end: endOpen(setUpLinks),
  },
  {
    table: renewalLinks,
    why: "a link that was used since would show fresh backup codes again",
    sentence: "{n} links for new backup codes",
    end: endOpen(renewalLinks),
  },
  {
    table: backupCodeSets,
    why: "a code that was used since would open the account again, for whoever saw it being typed",
    sentence: "{n} sets of backup codes: their owners make new ones in Profile → Security",
    end: (queries, now) => {
      const alive = isNull(backupCodeSets.voidedAt);
      return queries.update(backupCodeSets).set({ voidedAt: now }).where(alive).run().changes;
    },
  },
  { table: backupCodes, why: "as their sets", end: (queries) => queries.delete(backupCodes).run().changes },
  {
    table: linkCodes,
    why: "a code that was used since would link another chat",
    sentence: "{n} codes to link a chat",
    end: endOpen(linkCodes),
  },
  {
    table: linkedChats,
    why: "a chat that was unlinked since, perhaps of a lost phone, would decide for an admin again",
    sentence: "{n} linked chats: admins and support agents link theirs again in Profile → Security",
    end: endOpen(linkedChats),
  },
  {
    table: chatMoves,
    why: "a token that was used since would carry the chat off again",
    sentence: "{n} links to go on in a messenger",
    end: (queries, now) => {
      const unused = isNull(chatMoves.usedAt);
      return queries.update(chatMoves).set({ usedAt: now }).where(unused).run().changes;
    },
  },
  {
    table: addressPages,
    why: "an address that was read since is gone, and its chat begins anew",
    sentence: "{n} links to the page that reads an address",
    end: expire(addressPages, isNull(addressPages.address)),
  },
  {
    table: whitelistUndos,
    why: "one that was used since would put a list back a second time",
    sentence: "{n} ways back from a change of a whitelist",
    end: expire(whitelistUndos, isNull(whitelistUndos.usedAt)),
  },
  {
    table: recoveries,
    why: "one that was stopped by its owner since would go on, and its waiting time may be over already",
    sentence: "{n} recoveries of a lost mailbox: whoever needs one asks again",
    end: (queries, now) => {
      const open = inArray(recoveries.stage, ["asked", "vouched"]);
      return queries.update(recoveries).set({ stage: "expired", endedAt: now }).where(open).run().changes;
    },
  },
  {
    table: approvals,
    why: "one that was declined or carried out since would be decided again",
    sentence: "{n} requests to admins, open or not yet carried out: whoever needs one asks again",
    end: (queries) =>
      queries.update(approvals).set({ status: "expired", remindAt: null }).where(eq(approvals.status, "open")).run()
        .changes +
      queries.update(approvals).set({ effect: "failed", trouble: "expired" }).where(eq(approvals.effect, "due")).run()
        .changes,
  },
  {
    table: mails,
    why: "what waited was sent since, and its code or link is dead",
    sentence: "{n} mails that waited: they were sent since, or are about what ended here",
    end: (queries, now) =>
      queries
        .update(mails)
        .set({ status: "dropped", secrets: null, nextTry: null, settledAt: now })
        .where(inArray(mails.status, ["queued", "deferred"]))
        .run().changes,
  },
  {
    table: deliveries,
    why: "what waited was sent since, and must not be said twice",
    sentence: "{n} lines of chats that waited",
    end: (queries) =>
      queries
        .update(deliveries)
        .set({ status: "refused", why: "restored from a backup" })
        .where(eq(deliveries.status, "queued"))
        .run().changes,
  },
  {
    table: works,
    why: "what waited was done since, and must not be done twice",
    sentence: "{n} tasks of chats that waited",
    end: (queries) =>
      queries
        .update(works)
        .set({ status: "done" })
        .where(inArray(works.status, ["waiting", "asleep"]))
        .run().changes,
  },
  {
    table: chat.inbox,
    why: "what waited was answered since",
    sentence: "{n} messages that waited for an answer",
    end: (queries) =>
      queries.update(chat.inbox).set({ status: "dropped" }).where(eq(chat.inbox.status, "waiting")).run().changes,
  },
  {
    table: chat.episodes,
    why: "a chat went on since, and its steps hang on codes and requests that ended here",
    sentence: "{n} troubles under way in chats: the next message begins anew",
    end: (queries, now) =>
      queries
        .update(chat.episodes)
        .set({ endedAt: now, outcome: "cancelled" })
        .where(isNull(chat.episodes.endedAt))
        .run().changes,
  },
  { table: timers, why: "as the troubles they ring for", end: (queries) => queries.delete(timers).run().changes },
  keep(codes.disownLinks, "it only shuts, and its owner may still need it"),
  keep(vetoLinks, "it only stops a recovery, and all of them ended"),
  keep(mailboxClaims, "it ends with its challenge or its recovery"),
  keep(codes.codeTries, "a budget that was spent stays spent"),
  keep(codes.codeSends, "a budget that was spent stays spent"),
  keep(linkTries, "a budget that was spent stays spent"),
  keep(addressStates, "a lock stays a lock"),
  keep(spenderStates, "a lock stays a lock"),
  keep(knownDevices, "they open nothing"),
  keep(workspaces, "what the backup is for; what was changed since is told where it can be known"),
  keep(accounts, "what the backup is for; what was changed since is told where it can be known"),
  keep(whitelistEntries, "what the backup is for"),
  keep(signInAttempts, "a record"),
  keep(audit, "a record; it gets a line that tells of the restore"),
  keep(mailAttempts, "a record"),
  keep(localMailbox, "a record; no code or link in it is good any more"),
  keep(doneOnce, "an answer that was given stays the answer"),
  keep(approvalCards, "where a request was shown; it ended"),
  keep(cases, "people still wait for a person"),
  keep(caseNotes, "a record"),
  keep(caseTopics, "at worst agents see a line twice; to leave it out would lose one"),
  keep(topicPosts, "at worst agents see it twice; to leave it out would lose it"),
  keep(topicMessages, "which lines are shown already"),
  keep(chat.conversations, "who wrote from where"),
  keep(chat.chatAliases, "names of a chat"),
  keep(chat.flowLibraries, "what episodes were walked on"),
  keep(chat.facts, "a record"),
  keep(chat.chatLines, "a record"),
  keep(keyCheck, "the key stays the key"),
];

/** What was ended, as the operator is told. */
export type Ended = readonly { readonly sentence: string; readonly count: number }[];

/** Ends everything that would come to life again, inside the caller's transaction. */
export function endWhatRevives(queries: Queries, now: Instant): Ended {
  const all = AFTER_RESTORE.map(({ sentence, end }) => ({ sentence, count: end?.(queries, now) ?? 0 }));
  return all.flatMap(({ sentence, count }) => (sentence === undefined || count === 0 ? [] : [{ sentence, count }]));
}
