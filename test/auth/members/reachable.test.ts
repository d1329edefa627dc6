import { expect, test } from "vitest";
import { changeMember } from "../../../src/auth/members/change-member.ts";
import type { MemberAction } from "../../../src/auth/members/judge-member-change.ts";
import type { AccountRecord, Change } from "../../../src/auth/ports.ts";
import {
  accountId,
  addressKey,
  email,
  type Instant,
  instant,
  passwordHash,
  sealed,
  tokenHash,
  workspaceId,
} from "../../../src/shared/brand.ts";
import { OFFICE } from "../world.ts";

const ACTIONS: readonly MemberAction[] = ["make-admin", "make-member", "disable", "enable", "unlock"];
const NOW: Instant = instant(1_000_000);
const drawn = { reset: tokenHash("r"), disown: tokenHash("d"), secrets: sealed("s") };

/** A workspace in small: role and status of each of its people. */
type Staff = readonly Pick<AccountRecord, "id" | "role" | "status">[];

const PEOPLE = ["a", "b", "c", "d"].map(accountId);
const isActiveAdmin = ({ role, status }: Staff[number]) => role === "admin" && status === "active";
const START: Staff = PEOPLE.map((id, at) => ({ id, role: at === 0 ? "admin" : "member", status: "active" }));

const whole = (one: Staff[number]): AccountRecord => ({
  ...one,
  ...{ key: addressKey(one.id), email: email(`${one.id}@example.com`), name: one.id, language: "en" },
  ...{ workspace: workspaceId("w"), workspaceName: "W", whitelist: { on: false, entries: [] }, twoSteps: false },
  ...{ passwordHash: passwordHash("p"), passwordChangedAt: NOW, mailboxResetAt: undefined },
});

const apply = (staff: Staff, change: Change): Staff =>
  staff.map((one) => {
    if (change.kind === "role-changed" && change.account === one.id) return { ...one, role: change.role };
    if (change.kind === "status-changed" && change.account === one.id) return { ...one, status: change.status };
    return one;
  });

/** The rule itself, with `actor` at the keyboard and a lock on everybody. */
function act(staff: Staff, actor: Staff[number], target: Staff[number], action: MemberAction): Staff {
  const times = { openedAt: NOW, usedAt: NOW, passwordAt: NOW };
  const state = {
    session: { hash: tokenHash("t"), account: whole(actor), ...times, seen: OFFICE },
    target: { ...whole(target), lockedUntil: instant(NOW + 1), sends: [] },
    activeAdmins: staff.filter(isActiveAdmin).map(({ id }) => id),
  };
  return changeMember(state, { action, seen: OFFICE }, NOW, drawn).changes.reduce(apply, staff);
}

/** Everything that anybody can bring about from here in one step, by whom. */
const stepsFrom = (staff: Staff) =>
  staff.flatMap((actor) =>
    staff.flatMap((target) => ACTIONS.map((action) => ({ actor, next: act(staff, actor, target, action) }))),
  );

test("in every state that four people can reach there is an active admin, and whoever changed something is one", () => {
  const seen = new Map([[JSON.stringify(START), START]]);
  const open = [START];
  for (let staff = open.pop(); staff; staff = open.pop()) {
    expect(staff.some(isActiveAdmin)).toBe(true);
    for (const { actor, next } of stepsFrom(staff)) {
      if (JSON.stringify(next) === JSON.stringify(staff)) continue;
      expect(next.filter(isActiveAdmin).map(({ id }) => id)).toContain(actor.id);
      if (!seen.has(JSON.stringify(next))) open.push(next);
      seen.set(JSON.stringify(next), next);
    }
  }
  // Each of the four is one of four things; the 81 states in which nobody is an active admin are out of reach.
  expect(seen.size).toBe(4 ** 4 - 3 ** 4);
});
