import { and, desc, eq, gt } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import type { AccountRecord, RecordHorizon, SignInRecord } from "../../auth/ports.ts";
import type { AccountId } from "../../shared/brand.ts";
import { byId, loadAccount } from "./load-account.ts";
import { loadHistory } from "./load-history.ts";
import type { Queries } from "./open.ts";

/** More than anybody types in a day; a diagnosis is about the newest. */
const ATTEMPTS_READ = 200;

/** Everything the doctor looks at. */
export function readSignInRecord(queries: Queries, id: AccountId, since: RecordHorizon): SignInRecord | undefined {
  const account = loadAccount(queries, byId(id));
  if (!account) return undefined;
  const history = loadHistory(queries, account.key, { address: since.sends, everybody: since.sends });
  return {
    account,
    lockedUntil: history.lockedUntil,
    recoveryShutUntil: history.recoveryShutUntil,
    attempts: readAttempts(queries, account, since),
    sends: history.sends,
    passwordChangedAt: changedSinceAdded(queries, account),
  };
}

const readAttempts = (queries: Queries, { key }: AccountRecord, since: RecordHorizon) =>
  queries
    .select({ cause: signInAttempts.cause, at: signInAttempts.at, address: signInAttempts.address })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.addressKey, key), gt(signInAttempts.at, since.attempts)))
    .orderBy(desc(signInAttempts.at), desc(signInAttempts.id))
    .limit(ATTEMPTS_READ)
    .all();

/** The password that a member was added with is not a changed one. */
function changedSinceAdded(queries: Queries, account: AccountRecord) {
  const row = queries.select({ addedAt: accounts.addedAt }).from(accounts).where(eq(accounts.id, account.id)).get();
  return row && account.passwordChangedAt > row.addedAt ? account.passwordChangedAt : undefined;
}
