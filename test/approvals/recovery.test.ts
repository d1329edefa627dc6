import { beforeEach, describe, expect, test } from "vitest";
import { createApprovals } from "../../src/approvals/approvals.ts";
import { conversationId } from "../../src/shared/brand.ts";
import { DAY, HOUR } from "../../src/shared/clock.ts";
import { idOf } from "../auth/world.ts";
import { LUCIA, NEW, opened, promote, secretsOfNewest, stageOf } from "../auth/recovery/recover.ts";
import { actingAs, type ApprovalWorld, MARTA, openApprovals, TOM } from "./world.ts";

let world: ApprovalWorld;
beforeEach(async () => {
  world = await openApprovals();
});

const ask = (chat = "lost") =>
  world.approvals.askForRecovery({ conversation: conversationId(chat), idempotencyKey: world.newKey() });
const mailsTo = (recipient: string | undefined) =>
  world
    .readMails()
    .filter((mail) => mail.recipient === recipient)
    .map(({ template }) => template);

/** Two admins; Tom's lock is over. */
async function twoAdmins() {
  promote(world, TOM.who);
  world.clock.advance(HOUR);
  const recovery = await opened(world);
  await ask();
  return { recovery, first: world.newest(), marta: await actingAs(world, MARTA), tom: await actingAs(world, TOM) };
}

const press = (acting: Awaited<ReturnType<typeof actingAs>>, request: string, choice: "yes" | "no") =>
  world.approvals.decide({ ...acting, request, choice });

describe("asking", () => {
  test("is answered alike for everybody, and only a real one is put before admins", async () => {
    await opened(world, "unknown", "nobody@tidewater.example", "somebody@new.example");
    expect([await ask("unknown"), world.newest(), mailsTo(idOf(world, MARTA.who))]).toEqual(["passed-on", "", []]);
    await opened(world);
    expect([await ask(), await ask()]).toEqual(["passed-on", "passed-on"]);
    expect(mailsTo(idOf(world, MARTA.who))).toEqual(["approval-waiting"]);
    expect(await ask("nowhere")).toBe("unproved");
  });

  test.each(["yes", "no"] as const)("again, when an admin said %s to it, asks nobody a second time", async (choice) => {
    await opened(world);
    await ask();
    const first = world.newest();
    await press(await actingAs(world, MARTA), first, choice);
    expect([await ask(), world.newest()]).toEqual(["passed-on", first]);
    expect(mailsTo(idOf(world, MARTA.who)).filter((template) => template === "approval-waiting")).toHaveLength(1);
  });

  test("asks nobody where the only admin is the one locked out", async () => {
    await opened(world, "lost", MARTA.who, "marta@new.example");
    expect([await ask(), world.newest()]).toEqual(["passed-on", ""]);
  });

  test("ends when no admin answers within 72 hours", async () => {
    const recovery = await opened(world);
    await ask();
    world.clock.advance(3 * DAY);
    await world.auth.recovery.due();
    await world.approvals.worker.drain();
    expect([stageOf(world, recovery), world.rowOf(world.newest())?.status]).toEqual(["expired", "expired"]);
  });
});

describe("a vouch", () => {
  test("begins the waiting time, and gives a second admin something to agree to", async () => {
    const { recovery, first, marta, tom } = await twoAdmins();
    expect(await press(marta, first, "yes")).toEqual({ kind: "decided", choice: "yes" });
    const second = world.newest();
    expect(second).not.toBe(first);
    expect([stageOf(world, recovery), world.rowOf(second)?.details]).toMatchObject(["vouched", { step: "agree" }]);
    expect(await press(marta, second, "yes")).toEqual({ kind: "refused", why: "own-request" });
    expect(await press(tom, second, "yes")).toEqual({ kind: "decided", choice: "yes" });
    expect([stageOf(world, recovery), idOf(world, NEW)]).toEqual(["done", expect.any(String)]);
  });

  test("with no second admin simply waits", async () => {
    const recovery = await opened(world);
    await ask();
    const first = world.newest();
    await press(await actingAs(world, MARTA), first, "yes");
    expect([world.newest(), stageOf(world, recovery)]).toEqual([first, "vouched"]);
    world.clock.advance(DAY);
    await world.auth.recovery.due();
    expect(stageOf(world, recovery)).toBe("done");
  });

  test("by a program that was killed before it noted the effect is one vouch, and the second admin is asked", async () => {
    const { recovery, first, marta } = await twoAdmins();
    let decisions = 0;
    const decide: typeof world.store.decide = async (turn) => {
      if ((decisions += 1) > 1) throw new Error("killed");
      return world.store.decide(turn);
    };
    const killed = createApprovals({ ...world, store: { ...world.store, decide } });
    await expect(killed.decide({ ...marta, request: first, choice: "yes" })).rejects.toThrow("killed");
    expect([stageOf(world, recovery), world.rowOf(first)?.effect]).toEqual(["vouched", "due"]);
    await world.approvals.worker.drain();
    expect(world.rowOf(first)).toMatchObject({ effect: "done", trouble: null });
    expect(world.rowOf(world.newest())?.details).toMatchObject({ step: "agree" });
  });

  test("can be taken back by either admin while it waits", async () => {
    const { recovery, first, marta } = await twoAdmins();
    await press(marta, first, "yes");
    expect(await press(marta, world.newest(), "no")).toEqual({ kind: "decided", choice: "no" });
    expect(stageOf(world, recovery)).toBe("vetoed");
  });

  test("declined, nothing can follow", async () => {
    const { recovery, first, marta, tom } = await twoAdmins();
    await press(marta, first, "no");
    expect([stageOf(world, recovery), await press(tom, first, "yes")]).toEqual([
      "declined",
      { kind: "refused", why: "over" },
    ]);
  });

  test("meets a veto that came before it, and a card of which nothing is left", async () => {
    const { recovery, first, marta } = await twoAdmins();
    await world.auth.recovery.veto(secretsOfNewest(world, "recovery-asked")["veto"] ?? "");
    expect(world.rowOf(first)?.status).toBe("withdrawn");
    expect(await press(marta, first, "yes")).toEqual({ kind: "refused", why: "over" });
    expect(stageOf(world, recovery)).toBe("vetoed");
  });

  test("of the one locked out is refused, were they admin ten times", async () => {
    promote(world, LUCIA);
    const { first } = await twoAdmins();
    const lucia = await world.signIn(LUCIA, "gaviota-arena-63");
    expect(lucia.kind).toBe("code-mailed");
    const entered = await world.auth.signIn.withCode({
      pending: lucia.kind === "code-mailed" ? lucia.pending : "",
      digits: world.lastSecrets()["code"] ?? "",
      seen: { address: "203.0.113.9", userAgent: "Firefox" },
    });
    const session = entered.kind === "signed-in" ? entered.session : "";
    const acting = { session, seen: { address: "203.0.113.9", userAgent: "Firefox" } as const };
    expect(await press(acting, first, "yes")).toEqual({ kind: "refused", why: "own-request" });
  });
});

test("100 presses of two admins at once: one vouch, and no agreement by the same press", async () => {
  const { recovery, first, marta, tom } = await twoAdmins();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => press(n % 2 ? marta : tom, first, "yes")));
  expect(answers.filter(({ kind }) => kind === "decided")).toHaveLength(1);
  expect(stageOf(world, recovery)).toBe("vouched");
});
