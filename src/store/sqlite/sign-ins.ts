import { count, and, desc, eq, gt, sql, sum } from "drizzle-orm";
import { codeSends, codeTries } from "../../../db/schema/auth-codes.ts";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { accounts, addressStates } from "../../../db/schema/auth.ts";
import type {
  AccountRecord,
  LookbackWindow,
  LoginState,
  RecordWindow,
  SignInChange,
  SignInRecord,
  Spender,
} from "../../auth/ports.ts";
import {
  type AccountId,
  type AddressKey,
  addressKey,
  instant,
  type Instant,
  spenderKey,
  type SpenderKey,
} from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import { paidBy } from "./codes.ts";
import type { Queries } from "./database.ts";
import {
  deviceChanges,
  endSignInsOfStrangers,
  forgiveSpender,
  latestLockAt,
  loadSpenderState,
  lockSpender,
} from "./spenders.ts";
import { prepared } from "./statement-cache.ts";
import type { SessionChange } from "./sessions.ts";
import type { Applies } from "./apply-by.ts";

const key = sql.placeholder("key");
const since = sql.placeholder("since");
const stateOf = prepared((queries) => queries.select().from(addressStates).where(eq(addressStates.key, key)).prepare());
const sendsTo = prepared((queries) =>
  queries
    .select({ budget: codeSends.budget, at: codeSends.at, spender: codeSends.spender, known: codeSends.known })
    .from(codeSends)
    .where(and(eq(codeSends.addressKey, key), gt(codeSends.at, since)))
    .prepare(),
);
const wrongTriesAt = prepared((queries) =>
  queries
    .select({ budget: codeTries.budget, at: codeTries.at, spender: codeTries.spender, known: codeTries.known })
    .from(codeTries)
    .where(and(eq(codeTries.addressKey, key), eq(codeTries.failed, true), gt(codeTries.at, since)))
    .prepare(),
);
const comparedOfStrangers = prepared((queries) =>
  queries
    .select({ codes: sum(codeTries.compared) })
    .from(codeTries)
    .where(and(eq(codeTries.failed, true), eq(codeTries.known, false), gt(codeTries.at, since)))
    .prepare(),
);
const failuresAt = prepared((queries) =>
  queries
    .select({ at: signInAttempts.at, spender: signInAttempts.spender, known: signInAttempts.known })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.addressKey, key), eq(signInAttempts.failed, true), gt(signInAttempts.at, since)))
    .prepare(),
);

const stopsOfAll = prepared((queries) =>
  queries.select({ stops: count() }).from(addressStates).where(gt(addressStates.stoppedAt, since)).prepare(),
);

type History = Pick<
  LoginState,
  | "sends"
  | "wrongTries"
  | "comparedOfStrangers"
  | "failedSignIns"
  | "lockedUntil"
  | "recoveryShutUntil"
  | "stoppedAt"
  | "stopsOfEverybody"
>;

/** What happened to an address lately. Hangs on the address alone, so that no question depends on an account. */
export function loadHistory(
  queries: Queries,
  of: AddressKey | undefined,
  spender: Spender,
  lookback: LookbackWindow,
): History {
  const whose = of ?? addressKey("");
  const state = stateOf(queries).get({ key: whose });
  const longAgo = instant(0);
  const own = loadSpenderState(queries, whose, spender.key);
  const from = Math.max(lookback.address, state?.failuresFrom ?? longAgo);
  const mine = bySpender(spender);
  return {
    sends: loadSends(queries, whose, spender, lookback),
    wrongTries: wrongTriesAt(queries).all({ key: whose, since: lookback.address }).map(mine),
    comparedOfStrangers: Number(comparedOfStrangers(queries).get({ since: lookback.everybody })?.codes ?? 0),
    failedSignIns: failuresAt(queries)
      .all({ key: whose, since: from })
      .map(mine)
      .map((failed) => ({ ...failed, own: failed.own && failed.at > (own?.failuresFrom ?? longAgo) })),
    lockedUntil: instant(
      Math.max(own?.lockedUntil ?? longAgo, spender.known ? longAgo : (state?.lockedUntil ?? longAgo)),
    ),
    recoveryShutUntil: state?.recoveryShutUntil ?? longAgo,
    stoppedAt: state?.stoppedAt ?? longAgo,
    stopsOfEverybody: stopsOfAll(queries).get({ since: lookback.stops })?.stops ?? 0,
  };
}

/** Whether it was this spender; whoever is nobody in particular is every such stranger. */
const bySpender =
  ({ key: mine }: Spender) =>
  <Row extends { readonly spender: SpenderKey | null }>({ spender, ...row }: Row) => ({
    ...row,
    own: (spender ?? "") === mine,
  });

const claimsOfDay = prepared((queries) =>
  queries
    .select({
      key: codeSends.addressKey,
      at: codeSends.at,
      spender: codeSends.spender,
      known: codeSends.known,
    })
    .from(codeSends)
    .where(and(sql`budget = 'claims'`, gt(codeSends.at, since)))
    .prepare(),
);

/** Mails to new mailboxes, for whomever. They are few: what they are counted for lets no more through. */
export const loadClaims = (
  queries: Queries,
  domain: AddressKey | undefined,
  spender: Spender,
  lookback: LookbackWindow,
): LoginState["claims"] =>
  domain === undefined
    ? []
    : claimsOfDay(queries)
        .all({ since: lookback.address })
        .map(bySpender(spender))
        .map(({ key: of, ...claim }) => ({ ...claim, ofDomain: of === domain }));

export const loadSends = (queries: Queries, whose: AddressKey, spender: Spender, lookback: LookbackWindow) =>
  sendsTo(queries).all({ key: whose, since: lookback.address }).map(bySpender(spender));

/** More than anybody types in a day; a diagnosis is about the newest. */
const ATTEMPTS_READ = 200;

/** Everything the doctor looks at. */
export function readSignInRecord(queries: Queries, id: AccountId, since: RecordWindow): SignInRecord | undefined {
  const account = loadAccount(queries, byId(id));
  if (!account) return undefined;
  const nobody = { key: spenderKey(""), known: false };
  const window = {
    now: since.sends,
    devices: since.sends,
    address: since.sends,
    everybody: since.sends,
    stops: since.sends,
  };
  const history = loadHistory(queries, account.key, nobody, window);
  return {
    account,
    lockedUntil: instant(Math.max(history.lockedUntil, latestLockAt(queries, account.key) ?? longAgo)),
    recoveryShutUntil: history.recoveryShutUntil,
    attempts: readAttempts(queries, account, since),
    sends: history.sends,
    passwordChangedAt: changedSinceAdded(queries, account),
  };
}

const readAttempts = (queries: Queries, { key }: AccountRecord, since: RecordWindow) =>
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

/** How each change of the sign-in record becomes rows. */
export const signInChanges: Applies<Exclude<SignInChange, SessionChange>, Instant> = {
  "attempt-recorded": recordAttempt,
  ...deviceChanges,
  locked: lock,
  "failures-forgiven": (queries, { key: whose, spender }, now) => {
    forgiveSpender(queries, whose, spender, now);
    if (!spender) setAddressState(queries, whose, { lockedUntil: longAgo, failuresFrom: now });
  },
};

type Of<Kind extends SignInChange["kind"]> = Extract<SignInChange, { readonly kind: Kind }>;

/** The moment of everything that never was. */
const longAgo = instant(0);

/** One row for each address that ever had one of these; what is not named keeps its value. */
export function setAddressState(
  queries: Queries,
  key: AddressKey,
  set: Partial<Record<"lockedUntil" | "failuresFrom" | "recoveryShutUntil" | "stoppedAt", Instant>>,
): void {
  const fresh = { key, lockedUntil: longAgo, failuresFrom: longAgo, recoveryShutUntil: longAgo };
  queries
    .insert(addressStates)
    .values({ ...fresh, ...set })
    .onConflictDoUpdate({ target: addressStates.key, set })
    .run();
}

function recordAttempt(queries: Queries, change: Of<"attempt-recorded">, now: Instant): void {
  const { key, account, cause, failed, cameIn, seen, spender } = change;
  const { address, userAgent } = seen;
  const row = { addressKey: key, account: account ?? null, cause, failed, cameIn, address, userAgent, at: now };
  queries
    .insert(signInAttempts)
    .values({ ...row, ...paidBy(spender) })
    .run();
}

/** The lock ends sign-ins under way too: otherwise the open one could go on guessing (keycloak#26180). */
function lock(queries: Queries, { key: whose, until, spender }: Of<"locked">, now: Instant): void {
  if (spender) lockSpender(queries, whose, spender, until, now);
  else {
    setAddressState(queries, whose, { lockedUntil: until });
    endSignInsOfStrangers(queries, whose, now);
  }
}
