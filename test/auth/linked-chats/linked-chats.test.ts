import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accounts } from "../../../db/schema/auth.ts";
import { audit } from "../../../db/schema/audit.ts";
import { linkCodes, linkedChats } from "../../../db/schema/linked-chats.ts";
import { email } from "../../../src/shared/brand.ts";
import { CROCKFORD } from "../../../src/shared/crockford.ts";
import { DAY, HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { actingAs } from "../../approvals/world.ts";
import { openWorld, type World } from "../world.ts";
import { drawFor, linkFor, MARTA, ANA, typeCode } from "./linking.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const listOf = async (who: typeof MARTA) => world.auth.linkedChats.list(await actingAs(world, who));

describe("a link code", () => {
  test("is shown in groups to whoever typed the password just now, and has at least 50 bits", async () => {
    const drawn = await world.auth.linkedChats.drawCode(await actingAs(world, MARTA));
    const code = drawn.ok ? drawn.value.code : "";
    expect(code).toMatch(/^\d[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}[A-HJKMNP-TV-Z]$/);
    expect(Math.log2(10 * CROCKFORD.length ** 9 * 22)).toBeGreaterThan(50);
  });

  test("is not drawn a quarter of an hour after the password, nor for nobody", async () => {
    const marta = await actingAs(world, MARTA);
    world.clock.advance(15 * MINUTE);
    expect(await world.auth.linkedChats.drawCode(marta)).toEqual({ ok: false, reason: "password-needed" });
    expect(await world.auth.linkedChats.drawCode({ ...marta, session: "x" })).toEqual({
      ok: false,
      reason: "signed-out",
    });
  });

  test("links the chat it is typed in, once, and the owner hears of it with a way to end it", async () => {
    const letters = await drawFor(world, MARTA);
    expect(await typeCode(world, letters)).toMatchObject({ kind: "linked", name: "Marta Keel" });
    expect(await typeCode(world, letters, "another")).toEqual({ kind: "wrong" });
    expect(await listOf(MARTA)).toMatchObject([{ channel: "telegram", linkedAt: world.clock.now() }]);
    expect(world.readMails().at(-1)).toMatchObject({ template: "chat-linked", details: { channel: "telegram" } });
    expect(Object.keys(world.lastSecrets())).toEqual(["disown"]);
  });

  test("of 100 uses at once in 100 chats one links", async () => {
    const letters = await drawFor(world, MARTA);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => typeCode(world, letters, `chat ${String(n)}`)),
    );
    expect(answers.filter(({ kind }) => kind === "linked")).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === "wrong")).toHaveLength(99);
    expect(await listOf(MARTA)).toHaveLength(1);
  });

  test("is over after ten minutes, to the millisecond", async () => {
    const letters = await drawFor(world, MARTA);
    world.clock.advance(10 * MINUTE - 1);
    expect(await typeCode(world, letters)).toMatchObject({ kind: "linked" });
    const second = await drawFor(world, MARTA);
    world.clock.advance(10 * MINUTE);
    expect(await typeCode(world, second, "tablet")).toEqual({ kind: "wrong" });
  });

  test("is one of three at most: a fourth ends the oldest", async () => {
    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push(await drawFor(world, MARTA));
    const answers = [];
    for (const [n, letters] of codes.entries())
      answers.push((await typeCode(world, letters, `chat ${String(n)}`)).kind);
    expect(answers).toEqual(["wrong", "linked", "linked", "linked"]);
  });

  test("rests as a keyed MAC, and no code is in the audit record", async () => {
    const letters = await drawFor(world, MARTA);
    await typeCode(world, letters);
    const rows = JSON.stringify([
      world.open.queries.select().from(linkCodes).all(),
      world.open.queries.select().from(linkedChats).all(),
      world.open.queries.select().from(audit).all(),
    ]);
    expect(rows).not.toContain(letters);
    expect(rows).toContain("chat-linked");
  });

  test("of somebody who was disabled meanwhile links nothing", async () => {
    const letters = await drawFor(world, MARTA);
    world.open.queries
      .update(accounts)
      .set({ status: "disabled" })
      .where(eq(accounts.email, email(MARTA.who)))
      .run();
    expect(await typeCode(world, letters)).toEqual({ kind: "wrong" });
  });
});

describe("tries", () => {
  test("count before anybody looks: after five of an hour in one chat not even the right code works there", async () => {
    const letters = await drawFor(world, MARTA);
    for (let n = 0; n < 5; n += 1) expect(await typeCode(world, "1".repeat(11))).toEqual({ kind: "wrong" });
    expect(await typeCode(world, letters)).toEqual({ kind: "used-up" });
    expect(await typeCode(world, letters, "another")).toMatchObject({ kind: "linked" });
    world.clock.advance(HOUR);
    expect(await typeCode(world, await drawFor(world, MARTA))).toMatchObject({ kind: "linked" });
  });

  test("asked for again under one key get the first answer and count once", async () => {
    const letters = await drawFor(world, MARTA);
    const idempotencyKey = world.newKey();
    const first = await typeCode(world, letters, "phone", idempotencyKey);
    for (let n = 0; n < 9; n += 1) expect(await typeCode(world, letters, "phone", idempotencyKey)).toEqual(first);
    expect(await listOf(MARTA)).toHaveLength(1);
  });
});

describe("a linked chat", () => {
  test("belongs to one account: another one cannot take it, the same one may try again", async () => {
    await linkFor(world, MARTA, "phone");
    const anas = await drawFor(world, ANA);
    expect(await typeCode(world, anas)).toEqual({ kind: "taken" });
    expect(await typeCode(world, await drawFor(world, MARTA))).toMatchObject({ kind: "linked-already" });
    expect([(await listOf(MARTA))?.length, (await listOf(ANA))?.length]).toEqual([1, 0]);
    expect(await typeCode(world, anas, "tablet")).toMatchObject({ kind: "linked" });
  });

  test("is unlinked on the page with a mail to the owner, once, and with a way to stop it", async () => {
    await linkFor(world, MARTA, "phone");
    const marta = await actingAs(world, MARTA);
    const [{ id } = { id: "" }] = (await world.auth.linkedChats.list(marta)) ?? [];
    for (const answer of ["unlinked", "unknown"])
      expect(await world.auth.linkedChats.unlink({ ...marta, id })).toBe(answer);
    const mails = world.readMails().filter(({ template }) => template === "chat-unlinked-in-profile");
    expect(mails).toMatchObject([{ details: { channel: "telegram", address: marta.seen.address } }]);
    expect(await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "")).toBe("stopped");
  });

  test("is one of several of an account, and free for others once it is unlinked", async () => {
    for (const chat of ["phone", "tablet"]) await linkFor(world, MARTA, chat);
    const [newest] = (await listOf(MARTA)) ?? [];
    const marta = await actingAs(world, MARTA);
    expect(await world.auth.linkedChats.unlink({ ...marta, id: newest?.id ?? "" })).toBe("unlinked");
    expect(await world.auth.linkedChats.unlink({ ...marta, id: newest?.id ?? "" })).toBe("unknown");
    expect(await listOf(MARTA)).toHaveLength(1);
    await linkFor(world, ANA, "tablet");
  });

  test("of somebody else is neither seen nor unlinked", async () => {
    await linkFor(world, MARTA, "phone");
    const [chat] = (await listOf(MARTA)) ?? [];
    const ana = await actingAs(world, ANA);
    expect(await world.auth.linkedChats.unlink({ ...ana, id: chat?.id ?? "" })).toBe("unknown");
    expect(await world.auth.linkedChats.unlink({ ...ana, session: "x", id: chat?.id ?? "" })).toBe("signed-out");
    expect([await listOf(ANA), (await listOf(MARTA))?.length]).toEqual([[], 1]);
  });

  test("ends when the account is disabled, and does not come back with it", async () => {
    await linkFor(world, ANA, "phone");
    const open = await drawFor(world, ANA);
    const marta = await actingAs(world, MARTA);
    const { members } = world.auth;
    const id = world.open.queries
      .select()
      .from(accounts)
      .where(eq(accounts.email, email(ANA.who)))
      .get()?.id;
    if (id === undefined) throw new Error("Ana is not there");
    for (const action of ["disable", "enable"] as const) await members.change({ ...marta, member: id, action });
    expect([await listOf(ANA), await typeCode(world, open, "tablet")]).toEqual([[], { kind: "wrong" }]);
  });

  test("ends by 'This wasn't me' in the mail that told of it; one that was there before stays", async () => {
    await linkFor(world, MARTA, "phone");
    world.clock.advance(DAY);
    await linkFor(world, MARTA, "stranger");
    expect(await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "")).toBe("stopped");
    expect(await listOf(MARTA)).toMatchObject([{ linkedAt: world.clock.now() - DAY }]);
  });
});
