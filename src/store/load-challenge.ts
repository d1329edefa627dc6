import { type SQL, and, asc, desc, eq, sql } from "drizzle-orm";
import { challengeCodes, challenges } from "../../db/schema/auth-codes.ts";
import type { Challenge, Subject } from "../auth/ports.ts";
import { type AddressKey, conversationId } from "../shared/brand.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

export interface FoundChallenge extends Challenge {
  readonly key: AddressKey;
}

/** The newest challenge that the subject names, with its codes, oldest first. */
export function loadChallenge(queries: Queries, subject: Subject): FoundChallenge | undefined {
  const row = findChallenge(queries, subject);
  const codes = codesOf(queries).all({ challenge: row?.id ?? "" });
  if (!row) return undefined;
  const { addressKey, account, endedAt, ...rest } = row;
  return {
    ...rest,
    key: addressKey,
    account: account ?? undefined,
    ended: endedAt !== null,
    codes: codes.map(({ id, mac, mailedAt, expiresAt, endedAt: over }) => ({
      id,
      mac,
      mailedAt,
      expiresAt,
      ended: over !== null,
    })),
  };
}

const newest = (where: SQL | undefined) =>
  prepared((queries) =>
    queries
      .select()
      .from(challenges)
      .where(where)
      .orderBy(desc(sql`rowid`))
      .limit(1)
      .prepare(),
  );
const conversation = eq(challenges.conversation, sql.placeholder("conversation"));
const purpose = eq(challenges.purpose, sql.placeholder("purpose"));
const inConversation = newest(and(conversation, purpose));
const atAddress = newest(
  and(
    ...[eq(challenges.addressKey, sql.placeholder("key")), eq(challenges.channel, sql.placeholder("channel"))],
    ...[conversation, purpose],
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
    .orderBy(asc(sql`rowid`))
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
