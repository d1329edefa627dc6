import { and, desc, eq, sql } from "drizzle-orm";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import type { AccountId } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

const EARLIER_SHOWN = 3;

const newestAddresses = prepared((queries) =>
  queries
    .select({ address: signInAttempts.address })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.account, sql.placeholder("account")), eq(signInAttempts.cameIn, true)))
    .groupBy(signInAttempts.address)
    .orderBy(desc(sql`max(${signInAttempts.at})`))
    .limit(EARLIER_SHOWN)
    .prepare(),
);

/** Where this person got in from before, newest first: what an admin compares a new address with. */
export const earlierAddresses = (queries: Queries, account: AccountId): readonly string[] =>
  newestAddresses(queries)
    .all({ account })
    .map(({ address }) => address);
