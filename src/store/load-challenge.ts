import { type SQL, and, asc, desc, eq, sql } from "drizzle-orm";
import { challengeCodes, challenges } from "../../db/schema/auth-codes.ts";
import type { Challenge, Subject } from "../auth/ports.ts";
import { type AddressKey, conversationId } from "../shared/brand.ts";
import type { Queries } from "./open.ts";

export interface FoundChallenge extends Challenge {
  readonly key: AddressKey;
}

/** The newest challenge that the subject names, with its codes, oldest first. */
export function loadChallenge(queries: Queries, subject: Subject): FoundChallenge | undefined {
  const row = queries
    .select()
    .from(challenges)
    .where(whichChallenge(subject))
    .orderBy(desc(sql`rowid`))
    .limit(1)
    .get();
  const codes = queries
    .select()
    .from(challengeCodes)
    .where(eq(challengeCodes.challenge, row?.id ?? ""))
    .orderBy(asc(sql`rowid`))
    .all();
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

function whichChallenge(subject: Subject): SQL | undefined {
  if (subject.kind === "challenge") {
    return and(eq(challenges.conversation, subject.conversation), eq(challenges.purpose, subject.purpose));
  }
  if (subject.kind === "session" && subject.purpose) {
    return and(eq(challenges.conversation, conversationId(subject.hash)), eq(challenges.purpose, subject.purpose));
  }
  if (subject.kind === "waiting-sign-in") {
    const owner = sql`${challenges.account} = (select account from proofs where conversation = ${subject.conversation})`;
    return and(owner, eq(challenges.purpose, "sign-in"));
  }
  if (subject.kind !== "address" || !subject.asked) return sql`0`;
  const { purpose, channel, conversation } = subject.asked;
  return and(
    eq(challenges.addressKey, subject.key),
    eq(challenges.purpose, purpose),
    eq(challenges.channel, channel),
    eq(challenges.conversation, conversation),
  );
}
