import { expect, test, vi } from "vitest";
import { createApprovals } from "../../src/approvals/approvals.ts";
import { auditChain } from "../../src/auth/auth.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { approvalStore } from "../../src/store/store.ts";
import { OFFICE } from "../auth/world.ts";
import { openShell, shippedFlows } from "./world.ts";

const WALT = "walt@breakwater.example";

/** Somebody in the office of Breakwater Ltd asks for an address they type, and the admin who can decide. */
async function asked() {
  const shell = await openShell(shippedFlows());
  const { world, tell } = shell;
  await tell(`my ip address is blocked, ${WALT}`);
  await tell(world.lastSecrets()["code"] ?? "");
  await tell("type the address");
  await tell("198.51.100.77");
  const { auth, clock, random, secrets, open } = world;
  const store = approvalStore(open, random, auditChain(secrets));
  const approvals = createApprovals({ auth, clock, random, store });
  const press = async (choice: "once" | "no", reason?: string) => {
    const entered = await world.signIn("adrian@breakwater.example", "amber-rudder-28");
    const session = entered.kind === "signed-in" ? entered.session : "";
    const board = await approvals.board({ session, seen: OFFICE });
    const request = board.ok ? (board.value.open[0]?.id ?? "") : board.reason;
    expect(await approvals.decide({ session, seen: OFFICE, request, choice, reason })).toMatchObject({
      kind: "decided",
    });
  };
  const decide = async (choice: "once" | "no", reason?: string) => {
    await press(choice, reason);
    await shell.drain();
  };
  return { ...shell, approvals, press, decide };
}

test("an admin's yes is told in the chat that asked for it", async () => {
  const { said, decide } = await asked();
  const before = (await said()).length;
  await decide("once");
  const told = (await said()).slice(before).join("\n");
  expect(told).toMatch(/said yes to [0-9A-Z]{4}: 198\.51\.100\.77 is let in for 24 hours/u);
  expect(told).toContain("Did it work?");
});

// Whoever asked was told a minute late, once in a while: the decision fell between the look and the sleep.
test("a decision that falls while the wait for it lies down is told at once", async () => {
  const { said, press, store, clock, drain } = await asked();
  const sleepOn = store.sleepOn.bind(store);
  vi.spyOn(store, "sleepOn").mockImplementationOnce(async (...lying) => {
    await press("once");
    await sleepOn(...lying);
  });
  clock.advance(MINUTE);
  await drain();
  expect((await said()).join("\n")).toMatch(/is let in for 24 hours/u);
});

test("an admin's no is told with the reason", async () => {
  const { said, decide } = await asked();
  await decide("no", "call me first");
  expect((await said()).join("\n")).toContain("“call me first”");
});

test("while somebody else decides, the chat helps with another trouble, and tells of the decision in the middle of it", async () => {
  const { said, tell, decide } = await asked();
  await tell("I forgot my password");
  expect((await said()).at(-1)).toBe("Set your new password there, then sign in with it. Did it work?");
  await decide("once");
  await tell("yes");
  expect((await said()).join("\n")).toMatch(/said yes to/u);
});

test("whoever stopped the chat is told of the decision all the same", async () => {
  const { said, tell, decide } = await asked();
  await tell("cancel");
  await tell("yes");
  const before = (await said()).length;
  await decide("no");
  expect((await said()).slice(before).join("\n")).toMatch(/looked at [0-9A-Z]{4} and said no/u);
});

test("a request that nobody decides ends after three days, and the chat says so", async () => {
  const { said, clock, approvals, drain } = await asked();
  clock.advance(3 * DAY);
  await approvals.worker.drain();
  await drain();
  expect((await said()).join("\n")).toMatch(/Nobody decided about [0-9A-Z]{4} in time/u);
});
