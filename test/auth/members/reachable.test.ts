import { expect, test } from "vitest";
import { changeMember, type MemberAction } from "../../../src/auth/members/rules.ts";
import type { AccountRecord, Change, Session } from "../../../src/auth/ports.ts";
import { accountId, instant, sealed, tokenHash } from "../../../src/shared/brand.ts";
import { hashToken } from "../../../src/shared/secrets.ts";
import { OFFICE } from "../world.ts";
import { openOffice } from "./world.ts";

const ACTIONS: readonly MemberAction[] = ["make-admin", "make-member", "disable", "enable", "unlock"];
const drawn = { reset: tokenHash("r"), disown: tokenHash("d"), secrets: sealed("s") };

/** A workspace in small: role and status of each of its people. */
type Staff = readonly Pick<AccountRecord, "id" | "role" | "status">[];

const PEOPLE = ["a", "b", "c", "d"].map(accountId);
const isActiveAdmin = ({ role, status }: Staff[number]) => role === "admin" && status === "active";
const START: Staff = PEOPLE.map((id, at) => ({ id, role: at === 0 ? "admin" : "member", status: "active" }));

const apply = (staff: Staff, change: Change): Staff =>
  staff.map((one) => {
    if (change.kind === "role-changed" && change.account === one.id) return { ...one, role: change.role };
    if (change.kind === "status-changed" && change.account === one.id) return { ...one, status: change.status };
    return one;
  });

/** The rule itself, with `actor` at the keyboard and a lock on everybody. */
function act(staff: Staff, actor: Staff[number], target: Staff[number], action: MemberAction, like: Session): Staff {
  const now = like.passwordAt;
  const state = {
    session: { ...like, account: { ...like.account, ...actor } },
    target: { ...like.account, ...target, lockedUntil: instant(now + 1), sends: [] },
    activeAdmins: staff.filter(isActiveAdmin).map(({ id }) => id),
  };
  return changeMember(state, { action, seen: OFFICE }, now, drawn).changes.reduce(apply, staff);
}

/** Everything that anybody can bring about from here in one step, by whom. */
const stepsFrom = (staff: Staff, like: Session) =>
  staff.flatMap((actor) =>
    staff.flatMap((target) => ACTIONS.map((action) => ({ actor, next: act(staff, actor, target, action, like) }))),
  );

async function realSession(): Promise<Session> {
  const office = await openOffice();
  const session = await office.store.session(hashToken(office.marta));
  if (!session) throw new Error("Marta is not signed in.");
  return session;
}

test("in every state that four people can reach there is an active admin, and whoever changed something is one", async () => {
  const like = await realSession();
  const seen = new Map([[JSON.stringify(START), START]]);
  const open = [START];
  for (let staff = open.pop(); staff; staff = open.pop()) {
    expect(staff.some(isActiveAdmin)).toBe(true);
    for (const { actor, next } of stepsFrom(staff, like)) {
      if (JSON.stringify(next) === JSON.stringify(staff)) continue;
      expect(next.filter(isActiveAdmin).map(({ id }) => id)).toContain(actor.id);
      if (!seen.has(JSON.stringify(next))) open.push(next);
      seen.set(JSON.stringify(next), next);
    }
  }
  // Each of the four is one of four things; the 81 states in which nobody is an active admin are out of reach.
  expect(seen.size).toBe(4 ** 4 - 3 ** 4);
});
