import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accounts } from "../../../db/schema/auth.ts";
import { sessions } from "../../../db/schema/auth-sessions.ts";
import { conversationId, email } from "../../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { idOf, openWorld, type World } from "../world.ts";
import {
  addressOf,
  askIn,
  LUCIA,
  NEW,
  opened,
  pressBy,
  promote,
  proveIn,
  secretsOfNewest,
  stageOf,
} from "./recover.ts";

const MARTA = "marta@tidewater.example";
const TOM = "tom@tidewater.example";
let world: World;
beforeEach(async () => {
  world = await openWorld();
  promote(world, TOM);
});

const { recovery } = { recovery: () => world.auth.recovery };
const templates = (after = 0) => world.readMails(after).map(({ template, recipient }) => [template, recipient]);

describe("before an admin vouches", () => {
  test("the code goes to the new mailbox alone, and the old one is told once it was typed", async () => {
    await askIn(world, "lost");
    expect(templates()).toEqual([["mailbox-code", expect.stringMatching(/^new-mailbox:/)]]);
    expect(await proveIn(world, "lost", "000000")).toBe("wrong");
    expect(await proveIn(world, "other")).toBe("expired");
    expect(await proveIn(world, "lost")).toBe("right");
    expect(templates(1)).toEqual([["recovery-asked", idOf(world, LUCIA)]]);
  });

  test.each([
    ["an unknown address", "nobody@tidewater.example"],
    ["a disabled account", "nina@tidewater.example"],
  ])("%s gets the same answers, code and steps, and nothing that an admin could see", async (_what, address) => {
    expect(await askIn(world, "lost", address)).toEqual(await askIn(world, "real", LUCIA, "other@new.example"));
    const decoy = world.readMails()[0];
    const real = world.readMails()[1];
    expect([decoy?.template, decoy?.details]).toEqual([real?.template, real?.details]);
    const id = await opened(world, "again", address, "third@new.example");
    expect(stageOf(world, id)).toBe("asked");
    expect(world.readMails().at(-1)).toMatchObject({ template: "recovery-asked", recipient: "decoy" });
    expect(await recovery().vouch(pressBy(world, id, MARTA))).toEqual({ kind: "refused", why: "no-admin" });
    world.clock.advance(3 * DAY);
    expect([await recovery().due(), await recovery().due(), stageOf(world, id)]).toEqual([1, 0, "expired"]);
  });

  test("somebody's own address is no new mailbox: nothing is mailed, and no code is right", async () => {
    expect(await askIn(world, "lost", LUCIA, MARTA)).toMatchObject({ kind: "mailed" });
    expect(templates()).toEqual([["mailbox-code", "decoy"]]);
    expect(await proveIn(world, "lost")).toBe("wrong");
  });

  test("one mailbox cannot be flooded by naming many accounts, nor one account by naming many mailboxes", async () => {
    const by = async (pairs: readonly (readonly [string, string])[]) => {
      const answers = [];
      for (const [n, [address, mailbox]] of pairs.entries())
        answers.push((await askIn(world, `${address}${String(n)}`, address, mailbox)).kind);
      return answers;
    };
    const names = ["a", "b", "c", "d"];
    expect(await by(names.map((name) => [`${name}@tidewater.example`, NEW]))).toEqual([
      "mailed",
      "mailed",
      "mailed",
      "used-up",
    ]);
    expect(await by(names.map((name) => [LUCIA, `${name}@new.example`]))).toEqual([
      "mailed",
      "mailed",
      "mailed",
      "used-up",
    ]);
  });

  test("after 'This wasn't me' an account looks like one that is not there", async () => {
    await world.ask(LUCIA);
    await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
    const id = await opened(world);
    expect(await recovery().vouch(pressBy(world, id, MARTA))).toEqual({ kind: "refused", why: "no-admin" });
  });
});

describe("a vouch", () => {
  test.each([
    ["a member", "joao@tidewater.example", "no-admin"],
    ["an admin of another workspace", "adrian@breakwater.example", "no-admin"],
    ["somebody who is not there", "nobody@tidewater.example", "no-admin"],
    ["the one locked out", LUCIA, "oneself"],
  ])("of %s is refused", async (_who, who, why) => {
    promote(world, LUCIA);
    const id = await opened(world);
    expect(await recovery().vouch(pressBy(world, id, who))).toEqual({ kind: "refused", why });
    expect(stageOf(world, id)).toBe("asked");
  });

  test("counts only with a fresh password and for whoever is an admin at that moment", async () => {
    const id = await opened(world);
    const passwordAt = world.clock.now();
    world.clock.advance(15 * MINUTE);
    expect(await recovery().vouch(pressBy(world, id, MARTA, { passwordAt }))).toMatchObject({ why: "stale" });
    promote(world, MARTA, "member");
    expect(await recovery().vouch(pressBy(world, id, MARTA))).toMatchObject({ why: "no-admin" });
    promote(world, MARTA);
    world.open.queries
      .update(accounts)
      .set({ status: "disabled" })
      .where(eq(accounts.email, email(MARTA)))
      .run();
    expect(await recovery().vouch(pressBy(world, id, MARTA))).toMatchObject({ why: "no-admin" });
  });

  test("tells the old mailbox and all admins, each with the link that stops it, and the new mailbox nothing", async () => {
    const id = await opened(world);
    const before = world.readMails().length;
    const runsAt = world.clock.now() + DAY;
    expect(await recovery().vouch(pressBy(world, id, MARTA))).toEqual({ kind: "moved", to: "vouched", runsAt });
    const told = [LUCIA, MARTA, TOM].map((who) => ["recovery-vouched", idOf(world, who)]);
    expect(templates(before)).toEqual(expect.arrayContaining(told));
    expect(templates(before)).toHaveLength(3);
    expect(await recovery().inspectVeto(secretsOfNewest(world, "recovery-vouched")["veto"] ?? "")).toBeDefined();
  });

  test("repeated under the same key counts once; under another it is over", async () => {
    const id = await opened(world);
    const press = pressBy(world, id, MARTA);
    expect(await recovery().vouch(press)).toEqual(await recovery().vouch(press));
    expect(await recovery().vouch(pressBy(world, id, TOM))).toEqual({ kind: "refused", why: "over" });
  });
});

describe("the waiting time", () => {
  const vouched = async () => {
    const id = await opened(world);
    await recovery().vouch(pressBy(world, id, MARTA));
    return id;
  };

  test("ends after a day, and the address changes exactly once", async () => {
    const id = await vouched();
    world.clock.advance(DAY - 1);
    expect([await recovery().due(), stageOf(world, id)]).toEqual([0, "vouched"]);
    const lucia = idOf(world, LUCIA);
    world.clock.advance(1);
    expect(await Promise.all([recovery().due(), recovery().due()])).toContain(1);
    expect([stageOf(world, id), addressOf(world, lucia), await recovery().due()]).toEqual(["done", NEW, 0]);
    expect(templates().filter(([template]) => template === "recovery-done")).toEqual([
      ["recovery-done", lucia],
      ["recovery-done", `old-mailbox:${id}`],
    ]);
  });

  test("is not needed where a second admin agrees; the first is not the second", async () => {
    const id = await vouched();
    expect(await recovery().agree(pressBy(world, id, MARTA))).toEqual({ kind: "refused", why: "first-admin" });
    expect(await recovery().agree(pressBy(world, id, TOM))).toMatchObject({ kind: "moved", to: "done" });
    expect(idOf(world, NEW)).toBeDefined();
  });

  test("two-step verification stays on to the new address; sessions and codes of before are dead", async () => {
    await world.signIn("ana@tidewater.example", "kelp-barnacle-41");
    const id = await opened(world, "lost", "ana@tidewater.example", "ana@new.example");
    await recovery().vouch(pressBy(world, id, MARTA));
    await recovery().agree(pressBy(world, id, TOM));
    const ana = world.open.queries.select().from(sessions).all();
    expect(ana).toEqual([]);
    expect(await world.signIn("ana@tidewater.example", "kelp-barnacle-41")).toEqual({ kind: "refused" });
    expect(await world.signIn("ana@new.example", "kelp-barnacle-41")).toMatchObject({ kind: "signed-in" });
    const lost = await vouched();
    await recovery().agree(pressBy(world, lost, TOM));
    expect(await world.signIn(NEW, "gaviota-arena-63")).toMatchObject({ kind: "code-mailed" });
  });

  test.each([
    ["the account was disabled", (w: World) => set(w, LUCIA, { status: "disabled" })],
    ["the new address belongs to somebody else", (w: World) => set(w, "joao@tidewater.example", { email: email(NEW) })],
    ["whoever vouched is no admin any more", (w: World) => promote(w, MARTA, "member")],
  ])("ends without a change when %s meanwhile", async (_what, meanwhile) => {
    const id = await vouched();
    const lucia = idOf(world, LUCIA);
    meanwhile(world);
    world.clock.advance(DAY);
    await recovery().due();
    expect([stageOf(world, id), addressOf(world, lucia)]).toEqual(["failed", LUCIA]);
  });

  test("can be stopped by the link until the last moment, once, and not after it has run", async () => {
    const id = await vouched();
    const token = secretsOfNewest(world, "recovery-vouched")["veto"] ?? "";
    world.clock.advance(DAY);
    expect(await recovery().inspectVeto(token)).toBeDefined();
    expect([await recovery().veto(token), await recovery().veto(token)]).toEqual(["stopped", "dead"]);
    expect([stageOf(world, id), await recovery().due()]).toEqual(["vetoed", 0]);
    const other = await opened(world, "second", LUCIA, "again@new.example");
    await recovery().vouch(pressBy(world, other, MARTA));
    const late = secretsOfNewest(world, "recovery-vouched")["veto"] ?? "";
    world.clock.advance(DAY);
    await recovery().due();
    expect([await recovery().inspectVeto(late), await recovery().veto(late), stageOf(world, other)]).toEqual([
      undefined,
      "dead",
      "done",
    ]);
  });

  test("ends too when the owner presses 'This wasn't me' in any mail", async () => {
    await world.ask(LUCIA);
    const disown = world.lastSecrets()["disown"] ?? "";
    const id = await vouched();
    await world.auth.disown.stop(disown);
    expect(stageOf(world, id)).toBe("vetoed");
  });
});

describe("what the chat where it was asked may tell", () => {
  const status = (chat: string) => recovery().statusIn(conversationId(chat));

  test("a declined one and one of an unknown account look like one that waits, to the last", async () => {
    const id = await opened(world, "real");
    await opened(world, "unknown", "nobody@tidewater.example", "other@new.example");
    await recovery().decline(pressBy(world, id, MARTA));
    expect(await status("real")).toEqual(await status("unknown"));
    expect(await status("real")).toMatchObject({ kind: "waiting" });
    world.clock.advance(3 * DAY);
    await recovery().due();
    expect([await status("real"), await status("unknown")]).toEqual([{ kind: "ended" }, { kind: "ended" }]);
    expect(await status("nowhere")).toBeUndefined();
  });

  test("a vouched one says when it happens, then that it has, or that it was stopped", async () => {
    const id = await opened(world, "real");
    await recovery().vouch(pressBy(world, id, MARTA));
    expect(await status("real")).toEqual({ kind: "vouched", runsAt: world.clock.now() + DAY });
    world.clock.advance(DAY);
    await recovery().due();
    expect(await status("real")).toEqual({ kind: "done" });
    const other = await opened(world, "other", "ana@tidewater.example", "ana@new.example");
    await recovery().vouch(pressBy(world, other, MARTA));
    await recovery().decline(pressBy(world, other, MARTA));
    expect(await status("other")).toEqual({ kind: "ended" });
  });
});

test("without a vouch it expires after 72 hours and tells nobody", async () => {
  const id = await opened(world);
  const before = world.readMails().length;
  world.clock.advance(3 * DAY - HOUR);
  expect(await recovery().due()).toBe(0);
  world.clock.advance(HOUR);
  expect([await recovery().due(), stageOf(world, id), world.readMails().length]).toEqual([1, "expired", before]);
  expect(await recovery().vouch(pressBy(world, id, MARTA))).toEqual({ kind: "refused", why: "over" });
});

test("a hundred presses of two admins at once: one vouch", async () => {
  const id = await opened(world);
  const presses = Array.from({ length: 100 }, (_, n) => recovery().vouch(pressBy(world, id, n % 2 ? MARTA : TOM)));
  const answers = await Promise.all(presses);
  expect(answers.filter(({ kind }) => kind === "moved")).toHaveLength(1);
});

const set = (w: World, who: string, values: Partial<typeof accounts.$inferInsert>) =>
  w.open.queries
    .update(accounts)
    .set(values)
    .where(eq(accounts.email, email(who)))
    .run();
