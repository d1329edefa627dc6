import { and, asc, desc, eq, gt, isNull, max, ne, sql } from "drizzle-orm";
import { challenges } from "../../../db/schema/auth-codes.ts";
import { knownDevices, spenderStates } from "../../../db/schema/auth-sessions.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import type { Change, LookbackWindow, Spender, Subject } from "../../auth/ports.ts";
import {
  type AccountId,
  accountId,
  type AddressKey,
  conversationId,
  instant,
  type Instant,
  spenderKey,
  type SpenderKey,
  type TokenHash,
  tokenHash,
} from "../../shared/brand.ts";
import type { Applies } from "./apply-by.ts";
import type { FoundChallenge } from "./codes.ts";
import type { Queries } from "./database.ts";
import { stands } from "./linked-chats.ts";
import { prepared } from "./statement-cache.ts";

const deviceOf = prepared((queries) =>
  queries
    .select({ hash: knownDevices.hash })
    .from(knownDevices)
    .where(
      and(
        eq(knownDevices.hash, sql.placeholder("hash")),
        eq(knownDevices.account, sql.placeholder("account")),
        gt(knownDevices.knownSince, sql.placeholder("since")),
      ),
    )
    .prepare(),
);
const linkOfChat = prepared((queries) =>
  queries
    .select({ id: linkedChats.id })
    .from(linkedChats)
    .where(
      and(
        eq(linkedChats.conversation, sql.placeholder("conversation")),
        eq(linkedChats.account, sql.placeholder("account")),
        stands(sql.placeholder("now")),
      ),
    )
    .prepare(),
);

/**
 * Who spends. A device that the browser shows and a chat that is linked are looked for with the same statements whether or
 * not there is an account. What is done in a session, by a mailed link or where the mailbox is proved only its owner can do.
 */
export function loadSpender(
  queries: Queries,
  subject: Subject,
  challenge: FoundChallenge | undefined,
  account: AccountId | undefined,
  lookback: LookbackWindow,
): Spender {
  if (subject.kind === "challenge" || subject.kind === "waiting-sign-in")
    return challenge?.spender ?? { key: spenderKey(""), known: false };
  if (subject.kind === "proof") return { key: spenderKey(subject.conversation), known: true };
  if (subject.kind !== "address") return { key: spenderKey(subject.hash), known: true };
  const { stranger = spenderKey(""), devices = [], conversation = conversationId("") } = subject.spender ?? {};
  const whose = account ?? accountId("");
  const looked = devices.map((hash) => deviceOf(queries).get({ hash, account: whose, since: lookback.devices }));
  const device = looked.find((found) => found !== undefined);
  const chat = linkOfChat(queries).get({ conversation, account: whose, now: lookback.now });
  const known = device?.hash ?? chat?.id;
  return known === undefined ? { key: stranger, known: false } : { key: spenderKey(known), known: true };
}

const stateOf = prepared((queries) =>
  queries
    .select()
    .from(spenderStates)
    .where(
      and(eq(spenderStates.addressKey, sql.placeholder("key")), eq(spenderStates.spender, sql.placeholder("spender"))),
    )
    .prepare(),
);

/** The lock of this spender at this address. */
export const loadSpenderState = (queries: Queries, key: AddressKey, spender: SpenderKey) =>
  stateOf(queries).get({ key, spender });

/** The latest end of a lock of any one spender at an address. */
export const latestLockAt = (queries: Queries, key: AddressKey): Instant | undefined =>
  queries
    .select({ until: max(spenderStates.lockedUntil) })
    .from(spenderStates)
    .where(eq(spenderStates.addressKey, key))
    .get()?.until ?? undefined;

export const ownerOfDevice = (queries: Queries, hash: TokenHash): AccountId | undefined =>
  queries.select({ account: knownDevices.account }).from(knownDevices).where(eq(knownDevices.hash, hash)).get()
    ?.account;

function setSpenderState(
  queries: Queries,
  addressKey: AddressKey,
  spender: SpenderKey,
  set: Partial<Record<"lockedUntil" | "failuresFrom", Instant>>,
): void {
  queries
    .insert(spenderStates)
    .values({ addressKey, spender, lockedUntil: instant(0), failuresFrom: instant(0), ...set })
    .onConflictDoUpdate({ target: [spenderStates.addressKey, spenderStates.spender], set })
    .run();
}

/** A lock of one spender ends the sign-ins that it has under way: otherwise the open one could go on guessing. */
export function lockSpender(queries: Queries, key: AddressKey, spender: Spender, until: Instant, now: Instant): void {
  setSpenderState(queries, key, spender.key, { lockedUntil: until });
  endSignIns(queries, key, eq(challenges.spender, spender.key), now);
}

/** The same for all strangers. */
export const endSignInsOfStrangers = (queries: Queries, key: AddressKey, now: Instant): void =>
  endSignIns(queries, key, eq(challenges.known, false), now);

function endSignIns(queries: Queries, key: AddressKey, whose: ReturnType<typeof eq>, now: Instant): void {
  const open = and(eq(challenges.addressKey, key), eq(challenges.budget, "entered"), isNull(challenges.endedAt), whose);
  queries.update(challenges).set({ endedAt: now }).where(open).run();
}

/** @param spender left out: everybody at this address */
export function forgiveSpender(queries: Queries, key: AddressKey, spender: Spender | undefined, now: Instant): void {
  if (spender) setSpenderState(queries, key, spender.key, { lockedUntil: instant(0), failuresFrom: now });
  else queries.delete(spenderStates).where(eq(spenderStates.addressKey, key)).run();
}

/** How each change of known devices becomes rows. */
export const deviceChanges: Applies<
  Extract<Change, { readonly kind: "device-known" | "device-forgotten" }>,
  Instant
> = {
  "device-known": (queries, { hash, account, most }, now) => {
    queries
      .insert(knownDevices)
      .values({ hash, account, knownSince: now })
      .onConflictDoUpdate({ target: knownDevices.hash, set: { account, knownSince: now } })
      .run();
    const ofAccount = queries
      .select({ hash: knownDevices.hash })
      .from(knownDevices)
      .where(eq(knownDevices.account, account))
      .orderBy(desc(knownDevices.knownSince), asc(ne(knownDevices.hash, hash)))
      .all();
    for (const old of ofAccount.slice(most)) queries.delete(knownDevices).where(eq(knownDevices.hash, old.hash)).run();
  },
  "device-forgotten": (queries, { hash }) =>
    void queries
      .delete(knownDevices)
      .where(eq(knownDevices.hash, tokenHash(hash)))
      .run(),
};
