import { and, desc, eq, sql } from "drizzle-orm";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import type { AccountId } from "../shared/brand.ts";
import { cameIn } from "./came-in.ts";
import type { Queries } from "./open.ts";

const EARLIER_SHOWN = 3;

/** Where this person got in from before, newest first: what an admin compares a new address with. */
export const earlierAddresses = (queries: Queries, account: AccountId): readonly string[] =>
  queries
    .select({ address: signInAttempts.address })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.account, account), cameIn))
    .groupBy(signInAttempts.address)
    .orderBy(desc(sql`max(${signInAttempts.at})`))
    .limit(EARLIER_SHOWN)
    .all()
    .map(({ address }) => address);
