import type { AccountRecord, Challenge, LoginState, Session } from "../../../src/auth/ports.ts";
import {
  accountId,
  addressKey,
  after,
  codeMac,
  conversationId,
  email,
  instant,
  passwordHash,
  sealed,
  tokenHash,
  workspaceId,
} from "../../../src/shared/brand.ts";
import { knownSpender } from "../../../src/auth/spender.ts";
import { HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { OFFICE } from "../world.ts";

export const NOW = instant(Date.UTC(2026, 0, 5, 9));
export const RIGHT = codeMac("right");
export const WRONG = codeMac("wrong");
export const drawnDisown = { disown: tokenHash("disown"), secrets: sealed("secrets") };
export const HASH = tokenHash("session");

/** What is done in a session only its owner can do. */
const KNOWN = knownSpender(HASH);

const LONG_AGO = after(NOW, -24 * HOUR);

/** A member without anything special. */
export const accountOf = (with_: Partial<AccountRecord>): AccountRecord => ({
  id: accountId("ana"),
  key: addressKey("ana"),
  workspace: workspaceId("tidewater"),
  workspaceName: "Tidewater",
  support: false,
  whitelist: { on: false, entries: [] },
  email: email("ana@tidewater.example"),
  name: "Ana",
  role: "member",
  status: "active",
  language: "en",
  twoSteps: false,
  twoStepsRequired: false,
  passwordHash: passwordHash("hash"),
  passwordChangedAt: LONG_AGO,
  mailboxResetAt: undefined,
  wayInChangedAt: undefined,
  ...with_,
});

/** @param passwordAge milliseconds since the password was typed */
export const sessionOf = (account: AccountRecord, passwordAge: number, with_: Partial<Session> = {}): Session => ({
  hash: HASH,
  account,
  openedAt: after(NOW, -2 * HOUR),
  usedAt: NOW,
  passwordAt: after(NOW, -passwordAge),
  openedWith: "password",
  seen: OFFICE,
  ...with_,
});

/** A challenge with one code, `RIGHT`, mailed so long ago. */
export const challengeOf = (
  account: AccountRecord,
  purpose: Challenge["purpose"],
  age: number,
  with_: Partial<Challenge> = {},
): Challenge => ({
  id: "challenge",
  account: account.id,
  purpose,
  channel: "portal",
  conversation: conversationId(HASH),
  language: "en",
  budget: "entered",
  spender: KNOWN,
  openedAt: after(NOW, -age),
  tries: 0,
  ended: false,
  codes: [
    {
      id: "code",
      mac: RIGHT,
      digits: 6,
      mailedAt: after(NOW, -age),
      expiresAt: after(NOW, 10 * MINUTE - age),
      ended: false,
    },
  ],
  ...with_,
});

export const stateOf = (session: Session | undefined, challenge: Challenge | undefined): LoginState => ({
  key: session?.account.key,
  account: session?.account,
  session,
  challenge,
  claim: undefined,
  mailbox: undefined,
  proof: undefined,
  link: undefined,
  sends: [],
  claims: [],
  wrongTries: [],
  spender: KNOWN,
  comparedOfStrangers: 0,
  stoppedAt: instant(0),
  stopsOfEverybody: 0,
  failedSignIns: [],
  lockedUntil: instant(0),
  recoveryShutUntil: instant(0),
});
