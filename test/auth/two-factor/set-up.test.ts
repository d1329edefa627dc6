import { expect, test } from "vitest";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { OFFICE } from "../world.ts";
import { PASSWORDS, type SignedInWorld, openSignedIn } from "./world.ts";

const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";

const causes = ({ open }: SignedInWorld) =>
  open.queries
    .select()
    .from(signInAttempts)
    .all()
    .map(({ cause }) => cause);

async function startSetUp(world: SignedInWorld): Promise<string> {
  world.require(true);
  const answer = await world.signIn(ANA, PASSWORDS[ANA]);
  expect(answer.kind).toBe("set-up-mailed");
  return "pending" in answer ? answer.pending : "";
}

test("where the workspace demands it, a member without it sets it up at the next sign-in, and the session opens", async () => {
  const world = await openSignedIn();
  const before = await world.enter(ANA);
  const pending = await startSetUp(world);
  expect(await world.auth.signIn.who(before.session, OFFICE)).toMatchObject({ twoSteps: false });
  const entered = await world.auth.twoSteps.setUpAtSignIn({ pending, digits: world.lastCode(), seen: OFFICE });
  expect(entered.kind).toBe("signed-in");
  const session = "session" in entered ? entered.session : "";
  expect(await world.auth.signIn.who(session, OFFICE)).toMatchObject({ twoSteps: true });
  expect(await world.auth.signIn.who(before.session, OFFICE)).toBeUndefined();
  expect(causes(world)).toEqual(["signed-in", "two-steps-not-set-up", "signed-in-with-code"]);
  expect(world.readMails().map(({ template }) => template)).toEqual(["security-code", "two-steps-on"]);
});

test("the set-up is a door of its own: neither is the other's pending token or code of any use", async () => {
  const world = await openSignedIn();
  const pending = await startSetUp(world);
  const digits = world.lastCode();
  expect(await world.auth.signIn.withCode({ pending, digits, seen: OFFICE })).toEqual({ kind: "dead" });
  const ordinary = await world.signIn("lucia@tidewater.example", PASSWORDS["lucia@tidewater.example"]);
  const lucia = "pending" in ordinary ? ordinary.pending : "";
  const typed = { pending: lucia, digits: world.lastCode(), seen: OFFICE };
  expect(await world.auth.twoSteps.setUpAtSignIn(typed)).toEqual({ kind: "dead" });
});

test("a wrong code sets nothing up, a late one neither, and each costs a try", async () => {
  const world = await openSignedIn();
  const pending = await startSetUp(world);
  const right = world.lastCode();
  const type = (digits: string) => world.auth.twoSteps.setUpAtSignIn({ pending, digits, seen: OFFICE });
  expect(await type(right === "000000" ? "111111" : "000000")).toEqual({ kind: "refused" });
  world.clock.advance(10 * MINUTE);
  expect(await type(right)).toEqual({ kind: "dead" });
  expect(world.readMails().map(({ template }) => template)).toEqual(["security-code"]);
});

test("200 uses of one set-up code at once open one session", async () => {
  const world = await openSignedIn();
  const pending = await startSetUp(world);
  const typed = { pending, digits: world.lastCode(), seen: OFFICE };
  const all = await Promise.all(Array.from({ length: 200 }, () => world.auth.twoSteps.setUpAtSignIn(typed)));
  expect(all.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
});

test("the code comes again after a minute", async () => {
  const world = await openSignedIn();
  const pending = await startSetUp(world);
  expect(await world.auth.twoSteps.resendSetUp(pending)).toBe("wait");
  world.clock.advance(MINUTE);
  expect(await world.auth.twoSteps.resendSetUp(pending)).toBe("mailed");
  expect(await world.auth.twoSteps.resendSetUp("nobody")).toBe("dead");
});

test("an admin demands it of the whole workspace, having it first, and then nobody turns it off", async () => {
  const world = await openSignedIn();
  const marta = await world.enter(MARTA);
  const demand = (on: boolean) => world.auth.twoSteps.setTwoStepsRequired({ ...marta, on });
  expect(await demand(true)).toEqual({ ok: false, reason: "own-first" });
  await world.turn(marta, "on");
  expect(await demand(true)).toEqual({ ok: true, value: "set" });
  expect(await world.turn(marta, "off")).toEqual({ ok: false, reason: "required" });
  expect(await demand(false)).toEqual({ ok: true, value: "set" });
  world.clock.advance(MINUTE);
  expect(await world.turn(marta, "off")).toEqual({ ok: true, value: "off" });
});
