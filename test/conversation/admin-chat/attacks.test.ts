import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accounts } from "../../../db/schema/auth.ts";
import { conversationId, email } from "../../../src/shared/brand.ts";
import { DAY, MINUTE } from "../../../src/shared/clock.ts";
import { actingAs, MARTA, prove } from "../../approvals/world.ts";
import { opened, promote } from "../../auth/recovery/recover.ts";
import { chat } from "../world.ts";
import { ADDRESS, type AdminWorld, ANA, button, openAdmins, withSecondAdmin } from "./world.ts";

let admins: AdminWorld;
let request: { readonly id: string; readonly code: string };
beforeEach(async () => {
  admins = await openAdmins();
  request = await admins.askFor(ADDRESS);
});

const untouched = () => expect([admins.entries(), admins.rowOf(request.code).status]).toEqual([[], "open"]);
const ADRIAN = { who: "adrian@breakwater.example", password: "amber-rudder-28" };
const ANAS = { who: ANA, password: "kelp-barnacle-41" };

/** What happened between the card and the press. */
describe("an admin who was shown the card and then", () => {
  const unlink = async () => {
    const marta = await actingAs(admins.world, MARTA);
    const [link] = (await admins.world.auth.linkedChats.list(marta)) ?? [];
    await admins.world.auth.linkedChats.unlink({ ...marta, id: link?.id ?? "" });
  };
  const disable = async () => {
    promote(admins.world, "petra@tidewater.example");
    const petra = await actingAs(admins.world, { who: "petra@tidewater.example", password: "oyster-ribbon-18" });
    const marta = admins.world.open.queries
      .select()
      .from(accounts)
      .where(eq(accounts.email, email(MARTA.who)))
      .get();
    if (marta) await admins.world.auth.members.change({ ...petra, member: marta.id, action: "disable" });
  };
  test.each([
    ["was demoted", async () => void admins.set(MARTA.who, { role: "member" })],
    ["was disabled", disable],
    ["was disabled in the database alone", async () => void admins.set(MARTA.who, { status: "disabled" })],
    ["unlinked the chat", unlink],
    ["went to another workspace", async () => void admins.set(MARTA.who, { workspace: workspaceOf(ADRIAN.who) })],
  ])("%s decides nothing, by button or by words", async (_what, meanwhile) => {
    await meanwhile();
    expect(await admins.press(admins.phone, button(request, "always"))).toContain("shell.not-yours");
    await admins.write(admins.phone, `approve ${request.code}`);
    await admins.write(admins.phone, "ok");
    untouched();
  });

  test("waited until it had ended is told so", async () => {
    admins.clock.advance(3 * DAY);
    expect(await admins.press(admins.phone, button(request, "always"))).toContain("shell.card-over");
    expect([admins.entries(), admins.rowOf(request.code).choice]).toEqual([[], null]);
  });
});

const workspaceOf = (who: string) => {
  const row = admins.world.open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(who)))
    .get();
  if (!row) throw new Error(`${who} is not there`);
  return row.workspace;
};

describe("a card that was forwarded", () => {
  test("to a chat that is not linked decides nothing and tells nothing", async () => {
    const answer = await admins.press(chat("stranger"), button(request, "once"));
    expect(answer).toBe("en:shell.not-yours");
    expect(await admins.press(chat("stranger"), button({ id: "no such request" }, "once"))).toBe(answer);
    untouched();
  });

  test("to a member's linked chat, or to an admin of another workspace, is answered just the same", async () => {
    await admins.link({ who: "petra@tidewater.example", password: "oyster-ribbon-18" }, chat("petra"));
    await admins.link(ADRIAN, chat("adrian"));
    for (const from of [chat("petra"), chat("adrian")]) {
      expect(await admins.press(from, button(request, "once"))).toBe("en:shell.not-yours");
      await admins.write(from, `approve ${request.code}`);
    }
    untouched();
  });

  test("to whoever asked decides nothing, not even when they became an admin meanwhile", async () => {
    await admins.link(ANAS, chat("ana-phone"));
    promote(admins.world, ANA);
    expect(await admins.press(chat("ana-phone"), button(request, "always"))).toContain("shell.own-request");
    untouched();
  });
});

test.each(["yes", "", "constructor", "once:more"])("a button that was made up decides nothing: %s", async (choice) => {
  await admins.press(admins.phone, button(request, choice));
  untouched();
});

test("a number that nobody wrote from for 180 days decides nothing and is told nothing, before any worker came by", async () => {
  admins.clock.advance(179 * DAY);
  await prove(admins.world, ANA);
  const late = await admins.askFor("203.0.113.201");
  const card = await admins.linesIn(admins.phone);
  admins.clock.advance(DAY);
  expect(await admins.press(admins.phone, button(late, "always"))).toBe("en:shell.not-yours");
  await admins.write(admins.phone, `approve ${late.code}`);
  expect([admins.entries(), admins.rowOf(late.code).status]).toEqual([[], "open"]);
  await prove(admins.world, ANA);
  await admins.askFor("203.0.113.202");
  const more = (await admins.linesIn(admins.phone)).slice(card.length).map(({ text }) => text);
  expect(more.filter((text) => text.includes("shell.card"))).toEqual([]);
});

test("a chat that became somebody else's hears no more of what it was shown before", async () => {
  const marta = await actingAs(admins.world, MARTA);
  const [link] = (await admins.world.auth.linkedChats.list(marta)) ?? [];
  await admins.world.auth.linkedChats.unlink({ ...marta, id: link?.id ?? "" });
  await admins.link(ADRIAN, admins.phone);
  const before = await admins.linesIn(admins.phone);
  await admins.approvals.decide({ ...marta, request: request.id, choice: "no" });
  await admins.drain();
  expect(await admins.linesIn(admins.phone)).toEqual(before);
});

describe("a lost mailbox", () => {
  const ask = async () => {
    await opened(admins.world, "lost");
    await admins.approvals.askForRecovery({
      conversation: conversationId("lost"),
      idempotencyKey: admins.world.newKey(),
    });
    await admins.drain();
    return admins.lastSaid(admins.phone);
  };
  const recovery = () => admins.newest();

  test("is shown with the page to vouch on, and can only be declined here", async () => {
    expect(await ask()).toContain("link=https://latchkey.example/approvals");
    const [line] = (await admins.linesIn(admins.phone)).slice(-1);
    expect(line?.options.map(({ id }) => id)).toEqual([button(recovery(), "no")]);
    admins.clock.advance(15 * MINUTE);
    expect(await admins.write(admins.phone, `approve ${recovery().code}`)).toContain("shell.password-needed");
    expect(await admins.press(admins.phone, button(recovery(), "yes"))).toContain("shell.password-needed");
    expect(recovery().status).toBe("open");
    expect(await admins.write(admins.phone, `decline ${recovery().code}`)).toContain("shell.decided-no");
    expect(recovery()).toMatchObject({ status: "declined", effect: "done" });
  });

  test("is vouched for here only within a quarter of an hour of the password on a page, and the second admin is asked", async () => {
    const tablet = await withSecondAdmin(admins);
    await ask();
    admins.clock.advance(15 * MINUTE);
    await actingAs(admins.world, MARTA);
    const { code } = recovery();
    expect(await admins.write(admins.phone, `approve ${code}`)).toContain("shell.decided-yes");
    expect(admins.rowOf(code)).toMatchObject({ status: "approved", effect: "done" });
    expect(await admins.lastSaid(tablet)).toContain("shell.card-agree");
    expect((await admins.linesIn(admins.phone)).at(-1)?.text).toContain("shell.decided-yes");
  });
});
