import { expect, test } from "vitest";
import type { RequestChange } from "../../src/approvals/model.ts";
import { accountId } from "../../src/shared/brand.ts";
import { idOf } from "../auth/world.ts";
import { withRequest } from "../approvals/world.ts";

/** What the rules of approvals decided, with nobody looking at the request before. */
async function blindly() {
  const { world, id } = await withRequest();
  const by = idOf(world, "marta@tidewater.example") ?? accountId("nobody");
  const save = (change: RequestChange) =>
    world.store.decide({
      subject: { kind: "request", id },
      now: world.clock.now(),
      decide: () => ({ changes: [change], mails: [], audit: [], answer: undefined }),
    });
  const deciding = { kind: "request-decided", id, by, passwordAt: undefined, reason: undefined } as const;
  const outcomes = {
    once: { choice: "once", status: "approved", effect: "due" },
    no: { choice: "no", status: "declined", effect: undefined },
  } as const;
  return {
    id,
    save,
    decide: (choice: "once" | "no") => save({ ...deciding, ...outcomes[choice] }),
    rowOf: () => world.rowOf(id),
  };
}

test("of two decisions the first is saved, whatever the rules saw", async () => {
  const { decide, rowOf } = await blindly();
  await decide("once");
  await expect(decide("no")).rejects.toThrow(/request was used up/);
  expect(rowOf()).toMatchObject({ status: "approved", choice: "once" });
});

test("an effect is settled once, and never before it is due", async () => {
  const { id, save, decide, rowOf } = await blindly();
  const settled = { kind: "effect-settled", id, trouble: undefined } as const;
  await expect(save(settled)).rejects.toThrow(/effect was used up/);
  await decide("once");
  await save(settled);
  await expect(save({ ...settled, trouble: "late" })).rejects.toThrow(/effect was used up/);
  expect(rowOf()).toMatchObject({ effect: "done", trouble: null });
});
