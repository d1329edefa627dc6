import { and, count, eq, gt } from "drizzle-orm";
import { addressStates } from "../../db/schema/auth.ts";
import { codeSends, codeTries } from "../../db/schema/auth-codes.ts";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import type { Horizon, LoginState } from "../auth/ports.ts";
import { type AddressKey, addressKey, instant } from "../shared/brand.ts";
import type { Queries } from "./open.ts";

type History = Pick<
  LoginState,
  "sends" | "wrongTries" | "wrongTriesOfEverybody" | "failedSignIns" | "lockedUntil" | "recoveryShutUntil"
>;

/** What happened to an address lately. Hangs on the address alone, so that no question depends on an account. */
export function loadHistory(queries: Queries, of: AddressKey | undefined, horizon: Horizon): History {
  const key = of ?? addressKey("");
  const state = queries.select().from(addressStates).where(eq(addressStates.key, key)).get();
  const longAgo = instant(0);
  return {
    sends: loadSends(queries, key, horizon),
    wrongTries: loadWrongTries(queries, key, horizon),
    wrongTriesOfEverybody: countWrongTries(queries, horizon),
    failedSignIns: loadFailedSignIns(queries, key, horizon, state?.failuresFrom ?? longAgo),
    lockedUntil: state?.lockedUntil ?? longAgo,
    recoveryShutUntil: state?.recoveryShutUntil ?? longAgo,
  };
}

export const loadSends = (queries: Queries, key: AddressKey, horizon: Horizon) =>
  queries
    .select({ budget: codeSends.budget, at: codeSends.at })
    .from(codeSends)
    .where(and(eq(codeSends.addressKey, key), gt(codeSends.at, horizon.address)))
    .all();

const loadWrongTries = (queries: Queries, key: AddressKey, horizon: Horizon) =>
  queries
    .select({ budget: codeTries.budget, at: codeTries.at })
    .from(codeTries)
    .where(and(eq(codeTries.addressKey, key), eq(codeTries.failed, true), gt(codeTries.at, horizon.address)))
    .all();

const countWrongTries = (queries: Queries, horizon: Horizon) =>
  queries
    .select({ wrong: count() })
    .from(codeTries)
    .where(and(eq(codeTries.failed, true), gt(codeTries.at, horizon.everybody)))
    .get()?.wrong ?? 0;

function loadFailedSignIns(queries: Queries, key: AddressKey, horizon: Horizon, from: number) {
  const since = instant(Math.max(horizon.address, from));
  return queries
    .select({ at: signInAttempts.at })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.addressKey, key), eq(signInAttempts.failed, true), gt(signInAttempts.at, since)))
    .all()
    .map(({ at }) => at);
}
