import { expect, test } from "vitest";
import { actingAs, ANA, MARTA, openApprovals, prove, withRequest } from "./world.ts";

const ANA_SIGNS_IN = { who: ANA, password: "kelp-barnacle-41" };

test("somebody who is disabled asks the admins for nothing, whatever mailbox they prove", async () => {
  const world = await openApprovals();
  await prove(world, "nina@tidewater.example");
  expect(await world.askFor("203.0.113.200")).toEqual({ kind: "disabled" });
});

test("the board is for admins, with a fresh password", async () => {
  const { world } = await withRequest();
  expect(await world.approvals.board(await actingAs(world, ANA_SIGNS_IN))).toEqual({ ok: false, reason: "not-admin" });
  const marta = await actingAs(world, MARTA);
  world.clock.advance(15 * 60_000);
  expect(await world.approvals.board(marta)).toEqual({ ok: false, reason: "password-needed" });
});

test("of a reason 200 letters are kept", async () => {
  const { world, id, marta } = await withRequest();
  await world.approvals.decide({ ...marta, request: id, choice: "no", reason: "x".repeat(500) });
  expect(world.rowOf(id)?.reason).toBe("x".repeat(200));
});
