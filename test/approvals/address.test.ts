import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { audit } from "../../db/schema/audit.ts";
import { accounts, whitelistEntries } from "../../db/schema/auth.ts";
import type { Choice } from "../../src/approvals/approvals.ts";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { idOf } from "../auth/world.ts";
import { promote } from "../auth/recovery/recover.ts";
import { actingAs, ANA, type ApprovalWorld, MARTA, openApprovals, prove, TOM, withRequest } from "./world.ts";

let world: ApprovalWorld;
let id: string;
let marta: Awaited<ReturnType<typeof actingAs>>;
beforeEach(async () => {
  ({ world, id, marta } = await withRequest());
});

const press = (choice: Choice, acting = marta, reason?: string) =>
  world.approvals.decide({ ...acting, request: id, choice, reason });
const entries = () =>
  world.open.queries.select().from(whitelistEntries).where(eq(whitelistEntries.range, "203.0.113.200")).all();
const waiting = () => world.readMails().filter(({ template }) => template === "approval-waiting");

describe("asking", () => {
  test("needs the mailbox proved in this very conversation", async () => {
    expect(await world.askFor("203.0.113.201", "other")).toEqual({ kind: "unproved" });
    world.clock.advance(15 * MINUTE);
    expect(await world.askFor("203.0.113.201")).toEqual({ kind: "unproved" });
  });

  test("tells every admin but the person, in a mail that decides nothing", async () => {
    expect(waiting()).toMatchObject([
      { recipient: idOf(world, MARTA.who), secrets: null, details: { person: "Ana Marsh" } },
    ]);
  });

  test("twice for one address is one request, and three open ones are enough", async () => {
    expect(await world.askFor("203.0.113.200")).toMatchObject({ kind: "already-asked", code: world.rowOf(id)?.code });
    await world.askFor("203.0.113.201");
    await world.askFor("203.0.113.202");
    expect(await world.askFor("203.0.113.203")).toEqual({ kind: "too-many" });
    expect(waiting()).toHaveLength(3);
  });

  test.each([
    ["192.168.1.5", "special-address"],
    ["203.0.113.0/24", "not-an-address"],
    ["home", "not-an-address"],
  ])("for %s is refused as %s", async (address, kind) => {
    expect(await world.askFor(address)).toEqual({ kind });
  });

  test("by the only admin leads to a person, because nobody decides their own", async () => {
    await prove(world, MARTA.who, "marta");
    expect(await world.askFor("203.0.113.210", "marta")).toEqual({ kind: "no-admin" });
    promote(world, TOM.who);
    expect(await world.askFor("203.0.113.210", "marta")).toMatchObject({ kind: "asked" });
  });

  test("again under the same key is answered from memory", async () => {
    const key = idempotencyKey("turn-7");
    const command = {
      conversation: conversationId("chat"),
      address: "203.0.113.220",
      known: "seen",
      idempotencyKey: key,
    } as const;
    expect(await world.approvals.askForAddress(command)).toEqual(await world.approvals.askForAddress(command));
    expect(waiting()).toHaveLength(2);
  });
});

describe("deciding", () => {
  test.each([
    ["once", DAY],
    ["week", 7 * DAY],
    ["always", undefined],
  ] as const)(
    "%s lets the address in for that long, and tells the conversation where it was asked",
    async (choice, lasts) => {
      const until = lasts === undefined ? undefined : world.clock.now() + lasts;
      expect(await press(choice)).toEqual({ kind: "decided", choice });
      expect(entries()).toMatchObject([{ until: until ?? null }]);
      const result = await world.approvals.resultIn(conversationId("chat"));
      expect(result).toMatchObject({ status: "approved", address: "203.0.113.200", until, failed: false });
    },
  );

  test("no adds nothing and keeps the reason for whoever asked", async () => {
    expect(await press("no", marta, "  Please use the office network.  ")).toEqual({ kind: "decided", choice: "no" });
    expect(entries()).toEqual([]);
    const result = await world.approvals.resultIn(conversationId("chat"));
    expect(result).toMatchObject({ status: "declined", reason: "Please use the office network.", failed: false });
  });

  test("counts once: replayed, or the other way afterwards, it is over", async () => {
    await press("once");
    for (const choice of ["once", "always", "no"] as const)
      expect(await press(choice)).toEqual({ kind: "refused", why: "over" });
    expect(entries()).toHaveLength(1);
  });

  test("200 presses of two admins, yes and no mixed: one decision, one effect", async () => {
    promote(world, TOM.who);
    world.clock.advance(15 * MINUTE);
    const one = await actingAs(world, MARTA);
    const two = await actingAs(world, TOM);
    const choices = ["once", "week", "always", "no"] as const;
    const presses = Array.from({ length: 200 }, (_, n) => press(choices[n % 4] ?? "no", n % 2 ? one : two));
    const answers = await Promise.all(presses);
    expect(answers.filter(({ kind }) => kind === "decided")).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind !== "decided")).toEqual(
      Array.from({ length: 199 }, () => ({ kind: "refused", why: "over" })),
    );
    expect(entries().length).toBe(world.rowOf(id)?.status === "approved" ? 1 : 0);
  });

  test("is over after 72 hours, to the millisecond, whether or not the worker was there", async () => {
    world.clock.advance(3 * DAY);
    expect(await press("once", await actingAs(world, MARTA))).toEqual({ kind: "refused", why: "over" });
    await world.approvals.worker.drain();
    expect(world.rowOf(id)?.status).toBe("expired");
    await world.approvals.worker.drain();
    const lines = world.open.queries.select().from(audit).where(eq(audit.event, "authn_token_revoked")).all();
    expect(lines.filter(({ line }) => line.includes(id) && line.includes('"by":"time"'))).toHaveLength(1);
  });

  test("finds a request of another workspace as little as one that is not there", async () => {
    const adrian = await actingAs(world, { who: "adrian@breakwater.example", password: "amber-rudder-28" });
    expect(await press("once", adrian)).toEqual({ kind: "refused", why: "unknown" });
    expect(await world.approvals.decide({ ...marta, request: "nothing", choice: "once" })).toEqual({
      kind: "refused",
      why: "unknown",
    });
    expect(await world.approvals.board(adrian)).toEqual({ ok: true, value: { open: [], past: [] } });
  });

  test("is not for an approval of another kind", async () => {
    expect(await press("yes")).toEqual({ kind: "refused", why: "not-a-choice" });
  });
});

/** Who presses × what happened between the card and the press. */
describe("whoever presses is looked at anew", () => {
  const set = (who: string, values: Partial<typeof accounts.$inferInsert>) =>
    world.open.queries
      .update(accounts)
      .set(values)
      .where(eq(accounts.email, email(who)))
      .run();

  test.each([
    ["demoted", () => set(MARTA.who, { role: "member" }), "not-admin"],
    ["disabled", () => set(MARTA.who, { status: "disabled" }), "signed-out"],
    ["signed out", () => world.auth.signIn.signOut(marta.session), "signed-out"],
    ["idle for a quarter of an hour", () => world.clock.advance(15 * MINUTE), "password-needed"],
  ] as const)("an admin who was %s meanwhile is refused", async (_what, meanwhile, why) => {
    await meanwhile();
    expect(await press("once")).toEqual({ kind: "refused", why });
    expect([entries(), world.rowOf(id)?.status]).toEqual([[], "open"]);
  });

  test("nobody decides their own request, not even when they became an admin after asking", async () => {
    promote(world, ANA);
    const ana = await actingAs(world, { who: ANA, password: "kelp-barnacle-41" });
    for (const choice of ["once", "week", "always", "no"] as const)
      expect(await press(choice, ana)).toEqual({ kind: "refused", why: "own-request" });
  });

  test("a member is refused, and so is nobody at all", async () => {
    const ana = await actingAs(world, { who: ANA, password: "kelp-barnacle-41" });
    expect(await press("once", ana)).toEqual({ kind: "refused", why: "not-admin" });
    expect(await press("once", { ...marta, session: "x" })).toEqual({ kind: "refused", why: "signed-out" });
  });
});

describe("time", () => {
  test("reminds the admins once, after four hours, and never of what is decided", async () => {
    world.clock.advance(4 * HOUR - 1);
    expect(await world.approvals.worker.drain()).toBe(0);
    world.clock.advance(1);
    expect([await world.approvals.worker.drain(), await world.approvals.worker.drain()]).toEqual([1, 0]);
    expect(waiting()).toHaveLength(2);
  });

  test("finishes what was decided when the program was stopped in between, once", async () => {
    const choice = { kind: "request-decided", id, by: idOf(world, MARTA.who), passwordAt: world.clock.now() } as const;
    const by = choice.by;
    if (by === undefined) throw new Error("Marta is not there");
    const week = { choice: "week", reason: undefined, status: "approved", effect: "due" } as const;
    const changes = [{ ...choice, by, ...week }] as const;
    const decision = { changes, mails: [], audit: [], answer: undefined };
    await world.store.decide({ subject: { kind: "request", id }, now: world.clock.now(), decide: () => decision });
    expect(entries()).toEqual([]);
    expect([await world.approvals.worker.drain(), await world.approvals.worker.drain()]).toEqual([1, 0]);
    expect(entries()).toHaveLength(1);
  });
});

test("'This wasn't me' withdraws what was asked for in the owner's name", async () => {
  await world.ask(ANA, "again");
  await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
  expect(world.rowOf(id)?.status).toBe("withdrawn");
  expect(await press("always")).toEqual({ kind: "refused", why: "over" });
});

test("the board shows what an admin should know: how it is known, and earlier addresses", async () => {
  await actingAs(world, { who: ANA, password: "kelp-barnacle-41" });
  const board = await world.approvals.board(marta);
  const details = { kind: "ip-whitelist", address: "203.0.113.200", known: "typed" };
  expect(board).toMatchObject({
    value: { open: [{ id, name: "Ana Marsh", details, earlier: ["203.0.113.9"] }], past: [] },
  });
  await press("once");
  const later = await world.approvals.board(marta);
  expect(later).toMatchObject({ value: { open: [], past: [{ id, decidedByName: "Marta Keel" }] } });
});

test("codes of open requests are never the same", async () => {
  const other = await openApprovals();
  const people = [ANA, "joao@tidewater.example", "lucia@tidewater.example"];
  for (const [n, who] of people.entries()) {
    await prove(other, who, who);
    for (const last of [1, 2, 3]) await other.askFor(`203.0.113.${String(n * 10 + last)}`, who);
  }
  const board = await other.approvals.board(await actingAs(other, MARTA));
  const codes = board.ok ? board.value.open.map(({ code }) => code) : [];
  expect([codes.length, new Set(codes).size]).toEqual([9, 9]);
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true);
});
