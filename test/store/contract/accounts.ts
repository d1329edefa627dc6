import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import { accountId, type PasswordHash, passwordHash, tokenHash } from "../../../src/shared/brand.ts";
import {
  always,
  attempt,
  auditLines,
  emailOf,
  found,
  keyOf,
  MEADOW,
  meadow,
  minute,
  OLGA,
  QUINN,
  save,
  signIn,
  start,
} from "./company.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const quinn = { kind: "address" as const, email: emailOf("quinn"), key: keyOf("quinn") };
const look = ({ auth }: Ports) => auth.read(quinn, always);
/** Somebody who comes with a hash of another system. */
const joining = (name: string, hash: PasswordHash, hashKind: string): Change => ({
  kind: "member-added",
  member: {
    id: accountId(name),
    workspace: MEADOW,
    key: keyOf(name),
    email: emailOf(name),
    name,
    role: "member",
    language: "en",
    passwordHash: hash,
    hashKind,
  },
});
const LINKS = ["reset-link", "disown-link", "renewal-link"] as const;

const LAWS: Laws = {
  "a company is written once, with everybody in it and a line for each": async (store) => {
    const before = await auditLines(store);
    expect(await store.auth.enrol(meadow(), start)).toBe(false);
    expect(await store.auth.enrolAll([meadow(), meadow()], start)).toBe(0);
    expect([await auditLines(store), await store.auth.hasWorkspace(MEADOW)]).toEqual([before, true]);
  },
  "an account is found by its address, with its company": async (store) => {
    expect((await look(store.beside)).account).toMatchObject({ id: QUINN, workspaceName: "Meadow", role: "member" });
  },
  "a new password says since when it is there, and whether the mailbox alone vouched": async (store) => {
    const hash = passwordHash("new");
    await save(store, [{ kind: "password-changed", account: QUINN, hash, byMailboxAlone: true }], minute(3));
    const changed = { passwordHash: hash, passwordChangedAt: minute(3), mailboxResetAt: minute(3) };
    expect((await look(store)).account).toMatchObject(changed);
    await save(store, [{ kind: "password-changed", account: QUINN, hash, byMailboxAlone: false }], minute(4));
    expect((await look(store)).account).toMatchObject({ passwordChangedAt: minute(4), mailboxResetAt: minute(3) });
  },
  "a hash is renewed where it is the one that was right, and its kind goes with the last that has it": async (
    store,
  ) => {
    const from = passwordHash("of another system");
    const to = passwordHash("ours");
    await save(store, [joining("ute", from, "bcrypt:12"), joining("vic", from, "bcrypt:12")], minute(1));
    expect(await store.beside.auth.hashKinds()).toEqual(["bcrypt:12"]);
    const renew = (id: string, before: typeof from) =>
      save(store, [{ kind: "password-renewed", account: accountId(id), from: before, to }], minute(2));
    await renew("ute", passwordHash("something else"));
    await renew("ute", from);
    const state = await store.auth.read({ kind: "address", email: emailOf("ute"), key: keyOf("ute") }, always);
    expect(state.account).toMatchObject({ passwordHash: to, passwordChangedAt: minute(1) });
    expect(await store.auth.hashKinds()).toEqual(["bcrypt:12"]);
    await renew("vic", from);
    expect(await store.auth.hashKinds()).toEqual([]);
  },
  "two-step verification is switched for one, and required of everybody in one company": async (store) => {
    await save(store, [{ kind: "two-steps-switched", account: QUINN, on: true }], minute(1));
    await save(store, [{ kind: "two-steps-required", workspace: MEADOW, on: true }]);
    const { account } = await look(store);
    expect(account).toMatchObject({ twoSteps: true, twoStepsRequired: true, wayInChangedAt: minute(1) });
  },
  "what hangs on an address is kept apart: a lock, an end of failures, a shut recovery": async (store) => {
    await save(store, [{ kind: "recovery-shut", key: keyOf("quinn"), until: minute(60) }]);
    await save(store, [{ kind: "locked", key: keyOf("quinn"), until: minute(15) }]);
    expect(await look(store)).toMatchObject({ lockedUntil: minute(15), recoveryShutUntil: minute(60) });
    await save(store, [{ kind: "failures-forgiven", key: keyOf("quinn") }]);
    expect(await look(store)).toMatchObject({ lockedUntil: 0, recoveryShutUntil: minute(60) });
  },
  "a stop is counted for its address, known or not, and among those of everybody that are looked back on": async (
    store,
  ) => {
    expect(await look(store)).toMatchObject({ stoppedAt: 0, stopsOfEverybody: 0 });
    await save(store, [{ kind: "stop-counted", key: keyOf("nobody") }], minute(1));
    expect(await look(store)).toMatchObject({ stoppedAt: 0, stopsOfEverybody: 1 });
    await save(store, [{ kind: "stop-counted", key: keyOf("quinn") }], minute(2));
    await save(store, [{ kind: "recovery-shut", key: keyOf("quinn"), until: minute(62) }], minute(2));
    expect(await look(store)).toMatchObject({
      stoppedAt: minute(2),
      stopsOfEverybody: 2,
      recoveryShutUntil: minute(62),
    });
  },
  "failures count from the moment on at which those before were forgiven": async (store) => {
    await save(store, [attempt("quinn", "wrong-password")], minute(1));
    await save(store, [{ kind: "failures-forgiven", key: keyOf("quinn") }], minute(2));
    await save(store, [attempt("quinn", "wrong-password")], minute(3));
    expect((await look(store)).failedSignIns.map(({ at }) => at)).toEqual([minute(3)]);
  },
  "the record of an account has its attempts, newest first, also of one moment": async (store) => {
    await save(store, [attempt("quinn", "wrong-password"), attempt("quinn", "signed-in")], minute(1));
    await save(store, [attempt("olga", "wrong-password")], minute(1));
    const record = await store.auth.records.recordOf(QUINN, { attempts: start, sends: start });
    expect(record?.attempts.map(({ cause }) => cause)).toEqual(["signed-in", "wrong-password"]);
    expect(record?.passwordChangedAt).toBeUndefined();
  },
  "of many uses of one link, whatever it leads to, one is saved": async (store) => {
    for (const link of LINKS) {
      const hash = tokenHash(link);
      await save(store, [{ kind: `${link}-issued`, hash, account: QUINN, expiresAt: minute(30) }]);
      const used: Change = { kind: `${link}-used`, hash };
      expect(await howMany(store, 10, (ports) => save(ports, [used]))).toBe(1);
      expect((await store.auth.read({ kind: link, hash }, always)).link).toMatchObject({ account: QUINN, ended: true });
    }
  },
  "a session is found with whose it is, and says when it was used and the password typed": async (store) => {
    const hash = await signIn(store, "quinn");
    const seen = { address: "192.0.2.8", userAgent: "another" };
    await save(store, [{ kind: "session-used", hash, seen }], minute(2));
    await save(store, [{ kind: "session-strengthened", hash }], minute(3));
    const session = await store.beside.auth.session(hash);
    expect(session).toMatchObject({
      openedAt: start,
      usedAt: minute(2),
      passwordAt: minute(3),
      seen,
      account: { id: QUINN },
    });
  },
  "sessions end one by one, or those since a moment, or all but one": async (store) => {
    const early = await signIn(store, "quinn", minute(1), "early");
    const late = await signIn(store, "quinn", minute(5), "late");
    const olgas = await signIn(store, "olga");
    await save(store, [{ kind: "sessions-ended", account: QUINN, openedSince: minute(5) }]);
    expect([await store.auth.session(late), (await store.auth.session(early))?.hash]).toEqual([undefined, early]);
    await save(store, [{ kind: "sessions-ended", account: QUINN, except: early }]);
    expect((await store.auth.sessions.ofAccount(QUINN)).map(({ hash }) => hash)).toEqual([early]);
    await save(store, [{ kind: "session-ended", hash: early }]);
    expect(await store.auth.sessions.ofAccount(QUINN)).toEqual([]);
    expect((await store.auth.sessions.ofAccount(OLGA)).map(({ hash }) => hash)).toEqual([olgas]);
  },
};

/** Accounts, links, sessions and the sign-in record. */
export const accountContract = (make: Make): void => holdLaws("accounts", make, LAWS, found);
