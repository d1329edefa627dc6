import { and, asc, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import { challengeCodes, challenges, codeSends, codeTries, proofs } from "../../../db/schema/auth-codes.ts";
import type { Challenge, CodeChange, Spender, Subject } from "../../auth/ports.ts";
import { type AddressKey, conversationId, type Instant, spenderKey } from "../../shared/brand.ts";
import { expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";
import type { Applies } from "./apply-by.ts";

export interface FoundChallenge extends Challenge {
  readonly key: AddressKey;
}

/** The newest challenge that the subject names, with its codes, oldest first. */
export function loadChallenge(queries: Queries, subject: Subject): FoundChallenge | undefined {
  const row = findChallenge(queries, subject);
  const codes = codesOf(queries).all({ challenge: row?.id ?? "" });
  if (!row) return undefined;
  const { addressKey, account, endedAt, spender, known, ...rest } = row;
  return {
    ...rest,
    spender: { key: spender ?? spenderKey(""), known },
    key: addressKey,
    account: account ?? undefined,
    ended: endedAt !== null,
    codes: codes.map(({ id, mac, digits, mailedAt, expiresAt, endedAt: over }) => ({
      id,
      mac,
      digits,
      mailedAt,
      expiresAt,
      ended: over !== null,
    })),
  };
}

const newest = (where: SQL | undefined) =>
  prepared((queries) =>
    queries.select().from(challenges).where(where).orderBy(desc(challenges.sequence)).limit(1).prepare(),
  );
const conversation = eq(challenges.conversation, sql.placeholder("conversation"));
const purpose = eq(challenges.purpose, sql.placeholder("purpose"));
const inConversation = newest(and(conversation, purpose));
const atAddress = newest(
  and(
    eq(challenges.addressKey, sql.placeholder("key")),
    eq(challenges.channel, sql.placeholder("channel")),
    conversation,
    purpose,
  ),
);
const ofWaitingSignIn = newest(
  and(
    sql`${challenges.account} = (select account from proofs where conversation = ${sql.placeholder("conversation")})`,
    eq(challenges.purpose, "sign-in"),
  ),
);
const none = newest(eq(challenges.id, ""));
const codesOf = prepared((queries) =>
  queries
    .select()
    .from(challengeCodes)
    .where(eq(challengeCodes.challenge, sql.placeholder("challenge")))
    .orderBy(asc(challengeCodes.sequence))
    .prepare(),
);

function findChallenge(queries: Queries, subject: Subject) {
  if (subject.kind === "challenge") return inConversation(queries).get({ ...subject });
  if (subject.kind === "session" && subject.purpose)
    return inConversation(queries).get({ conversation: conversationId(subject.hash), purpose: subject.purpose });
  if (subject.kind === "waiting-sign-in") return ofWaitingSignIn(queries).get({ conversation: subject.conversation });
  if (subject.kind !== "address" || !subject.asked) return none(queries).get();
  return atAddress(queries).get({ key: subject.key, ...subject.asked });
}

/** How each change of challenges and codes becomes rows. */
export const codeChanges: Applies<CodeChange, Instant> = {
  "challenge-opened": openChallenge,
  "challenge-ended": endChallenge,
  "code-added": addCode,
  "code-retired": (queries, { id }, now) => void endCode(queries, id, now),
  "code-consumed": (queries, { id }, now) => expectOneRow(endCode(queries, id, now), "code"),
  "try-counted": countTry,
  "mail-counted": (queries, { key: addressKey, budget, spender }, now) =>
    void queries
      .insert(codeSends)
      .values({ addressKey, budget, at: now, ...paidBy(spender) })
      .run(),
  "mailbox-proved": prove,
  "proof-ended": (queries, { conversation: where }) =>
    void queries.delete(proofs).where(eq(proofs.conversation, where)).run(),
};

/** Without a spender: a stranger of whom nothing is known. */
export const paidBy = (spender: Spender | undefined) => ({
  spender: spender?.key ?? null,
  known: spender?.known ?? false,
});

type Of<Kind extends CodeChange["kind"]> = Extract<CodeChange, { readonly kind: Kind }>;

function openChallenge(queries: Queries, change: Of<"challenge-opened">, now: Instant): void {
  const { id, key, account, purpose, channel, conversation, language, budget, spender } = change;
  const row = { id, addressKey: key, account: account ?? null, purpose, channel, conversation, language, budget };
  queries
    .insert(challenges)
    .values({ ...row, ...paidBy(spender), openedAt: now, tries: 0 })
    .run();
}

function endChallenge(queries: Queries, { id }: Of<"challenge-ended">, now: Instant): void {
  queries
    .update(challenges)
    .set({ endedAt: now })
    .where(and(eq(challenges.id, id), isNull(challenges.endedAt)))
    .run();
}

function addCode(queries: Queries, { id, challenge, mac, digits, expiresAt }: Of<"code-added">, now: Instant): void {
  queries.insert(challengeCodes).values({ id, challenge, mac, digits, expiresAt, mailedAt: now }).run();
}

/** The one statement that ends a code. */
const endCode = (queries: Queries, id: string, now: Instant) =>
  queries
    .update(challengeCodes)
    .set({ endedAt: now })
    .where(and(eq(challengeCodes.id, id), isNull(challengeCodes.endedAt)))
    .run();

/** The count goes up only while it is below the limit; two tries at once cannot both be the last. */
function countTry(queries: Queries, change: Of<"try-counted">, now: Instant): void {
  const { challenge, key, budget, failed, limit, spender, compared } = change;
  const counted = queries
    .update(challenges)
    .set({ tries: sql`${challenges.tries} + 1` })
    .where(and(eq(challenges.id, challenge), lt(challenges.tries, limit)))
    .run();
  expectOneRow(counted, "last try");
  const row = { addressKey: key, budget, failed, compared, at: now, ...paidBy(spender) };
  queries.insert(codeTries).values(row).run();
}

function prove(queries: Queries, { conversation, account }: Of<"mailbox-proved">, now: Instant): void {
  queries
    .insert(proofs)
    .values({ conversation, account, provedAt: now })
    .onConflictDoUpdate({ target: proofs.conversation, set: { account, provedAt: now } })
    .run();
}
