import { and, count, eq, gt, sql } from "drizzle-orm";
import { addressStates } from "../../db/schema/auth.ts";
import { codeSends, codeTries } from "../../db/schema/auth-codes.ts";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import type { Horizon, LoginState } from "../auth/ports.ts";
import { type AddressKey, addressKey, instant } from "../shared/brand.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

const key = sql.placeholder("key");
const since = sql.placeholder("since");
const stateOf = prepared((queries) => queries.select().from(addressStates).where(eq(addressStates.key, key)).prepare());
const sendsTo = prepared((queries) =>
  queries
    .select({ budget: codeSends.budget, at: codeSends.at })
    .from(codeSends)
    .where(and(eq(codeSends.addressKey, key), gt(codeSends.at, since)))
    .prepare(),
);
const wrongTriesAt = prepared((queries) =>
  queries
    .select({ budget: codeTries.budget, at: codeTries.at })
    .from(codeTries)
    .where(and(eq(codeTries.addressKey, key), eq(codeTries.failed, true), gt(codeTries.at, since)))
    .prepare(),
);
const wrongTriesOfAll = prepared((queries) =>
  queries
    .select({ wrong: count() })
    .from(codeTries)
    .where(and(eq(codeTries.failed, true), gt(codeTries.at, since)))
    .prepare(),
);
const failuresAt = prepared((queries) =>
  queries
    .select({ at: signInAttempts.at })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.addressKey, key), eq(signInAttempts.failed, true), gt(signInAttempts.at, since)))
    .prepare(),
);

type History = Pick<
  LoginState,
  "sends" | "wrongTries" | "wrongTriesOfEverybody" | "failedSignIns" | "lockedUntil" | "recoveryShutUntil"
>;

/** What happened to an address lately. Hangs on the address alone, so that no question depends on an account. */
export function loadHistory(queries: Queries, of: AddressKey | undefined, horizon: Horizon): History {
  const whose = of ?? addressKey("");
  const state = stateOf(queries).get({ key: whose });
  const longAgo = instant(0);
  const from = Math.max(horizon.address, state?.failuresFrom ?? longAgo);
  return {
    sends: loadSends(queries, whose, horizon),
    wrongTries: wrongTriesAt(queries).all({ key: whose, since: horizon.address }),
    wrongTriesOfEverybody: wrongTriesOfAll(queries).get({ since: horizon.everybody })?.wrong ?? 0,
    failedSignIns: failuresAt(queries)
      .all({ key: whose, since: from })
      .map(({ at }) => at),
    lockedUntil: state?.lockedUntil ?? longAgo,
    recoveryShutUntil: state?.recoveryShutUntil ?? longAgo,
  };
}

export const loadSends = (queries: Queries, whose: AddressKey, horizon: Horizon) =>
  sendsTo(queries).all({ key: whose, since: horizon.address });
