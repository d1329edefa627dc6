import { expect } from "vitest";
import type { MemberState } from "../../../src/auth/members/model.ts";
import { type AccountId, tokenHash } from "../../../src/shared/brand.ts";
import {
  always,
  attempt,
  found,
  HARBOUR,
  MEADOW,
  minute,
  OLGA,
  PIET,
  QUINN,
  ROSA,
  save,
  signIn,
  start,
  STIG,
} from "./company.ts";
import { holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

/** What a rule about one member, asked for by Olga, gets to see. */
async function seenOf({ auth }: Ports, session: Awaited<ReturnType<typeof signIn>>, member: AccountId) {
  const states: MemberState[] = [];
  const decide = (state: MemberState) => {
    states.push(state);
    return { changes: [], mails: [], audit: [], answer: undefined };
  };
  await auth.members.decide({ session, member, now: start, lookback: always, decide });
  return states[0];
}

const LAWS: Laws = {
  "a rule sees the member, the lock, and who else is an active admin": async (store) => {
    const session = await signIn(store, "olga");
    const state = await seenOf(store, session, QUINN);
    expect(state).toMatchObject({ target: { id: QUINN, lockedUntil: 0 }, session: { account: { id: OLGA } } });
    expect(new Set(state?.activeAdmins)).toEqual(new Set([OLGA, PIET]));
  },
  "somebody of another company is not there": async (store) => {
    const session = await signIn(store, "olga");
    expect((await seenOf(store, session, STIG))?.target).toBeUndefined();
  },
  "everybody of one company is listed by name, with when they last came in": async (store) => {
    const session = await signIn(store, "olga");
    await save(store, [attempt("quinn", "signed-in")], minute(2));
    await save(store, [attempt("quinn", "wrong-password")], minute(3));
    const { members } = await store.beside.auth.members.list(session);
    expect(members.map(({ id }) => id)).toEqual([OLGA, PIET, QUINN, ROSA]);
    expect(members[2]).toMatchObject({ lastSignIn: minute(2), backupCodesLeft: undefined });
  },
  "without a session nobody is listed": async (store) => {
    const session = await signIn(store, "olga");
    await save(store, [{ kind: "session-ended", hash: session }]);
    expect(await store.auth.members.list(session)).toEqual({ session: undefined, members: [] });
  },
  "role, status, name and mark are changed, and seen by all": async (store) => {
    await save(store, [
      { kind: "role-changed", account: QUINN, role: "admin" },
      { kind: "status-changed", account: PIET, status: "disabled" },
      { kind: "workspace-renamed", workspace: MEADOW, name: "A new name" },
      { kind: "support-marked", workspace: HARBOUR, on: true },
    ]);
    const session = await signIn(store, "olga");
    expect(new Set((await seenOf(store, session, QUINN))?.activeAdmins)).toEqual(new Set([OLGA, QUINN]));
    const rows = await store.beside.auth.members.workspaces();
    expect(rows).toEqual([
      { id: MEADOW, name: "A new name", support: false, members: 2 },
      { id: HARBOUR, name: "Harbour", support: true, members: 1 },
    ]);
  },
  "how somebody stands is kept with all there is to say of it, and taken back": async (store) => {
    const session = await signIn(store, "olga");
    const suspension = { why: "The invoice is open", endedBy: "company" } as const;
    const elsewhere = { provider: "Harbour ID", address: "https://id.harbour.example/" };
    await save(store, [
      { kind: "standing-set", account: QUINN, status: "suspended", suspension, elsewhere },
      { kind: "standing-set", account: PIET, status: "elsewhere", suspension: undefined, elsewhere },
    ]);
    expect(await seenOf(store, session, QUINN)).toMatchObject({
      target: { status: "suspended", suspension, elsewhere },
    });
    expect((await seenOf(store, session, PIET))?.activeAdmins).toEqual([OLGA]);
    const rows = await store.beside.auth.members.everybodyOf(MEADOW);
    expect(rows.find(({ id }) => id === PIET)).toMatchObject({ status: "elsewhere", elsewhere });
    await save(store, [
      { kind: "standing-set", account: QUINN, status: "active", suspension: undefined, elsewhere: undefined },
    ]);
    const back = (await seenOf(store, session, QUINN))?.target;
    expect([back?.status, back?.suspension, back?.elsewhere]).toEqual(["active", undefined, undefined]);
  },
  "everybody of a workspace is listed for whoever runs the program, under their new name": async (store) => {
    await save(store, [{ kind: "member-renamed", account: QUINN, name: "Quincy" }]);
    const rows = await store.beside.auth.members.everybodyOf(MEADOW);
    expect(rows.map(({ name, language }) => [name, language])).toEqual(
      ["olga", "piet", "Quincy", "rosa"].map((name) => [name, "en"]),
    );
  },
  "whoever is removed takes sessions and links along, and of many removals one is saved": async (store) => {
    const session = await signIn(store, "quinn");
    const link = tokenHash("quinn's link");
    await save(store, [{ kind: "reset-link-issued", hash: link, account: QUINN, expiresAt: minute(30) }]);
    const remove = (ports: Ports) => save(ports, [{ kind: "member-removed", account: QUINN }], minute(1));
    expect(await howMany(store, 5, remove)).toBe(1);
    expect(await store.auth.session(session)).toBeUndefined();
    expect((await store.auth.read({ kind: "reset-link", hash: link }, always)).link).toBeUndefined();
    expect((await store.auth.members.everybodyOf(MEADOW)).map(({ id }) => id)).toEqual([OLGA, PIET, ROSA]);
  },
  "of two rules at once the second sees what the first saved": async (store) => {
    const session = await signIn(store, "olga");
    /** Nobody is made a member who is the last admin. */
    const demote = ({ auth }: Ports, account: AccountId) =>
      auth.members.decide({
        session,
        member: account,
        now: start,
        lookback: always,
        decide: ({ activeAdmins }) => {
          if (activeAdmins.length < 2) throw new Error("the last one");
          return {
            changes: [{ kind: "role-changed", account, role: "member" }],
            mails: [],
            audit: [],
            answer: undefined,
          };
        },
      });
    expect(await howMany(store, 2, (ports, n) => demote(ports, n === 0 ? OLGA : PIET))).toBe(1);
  },
};

export const memberContract = (make: Make): void => holdLaws("members", make, LAWS, found);
