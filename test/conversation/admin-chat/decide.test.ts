import { beforeEach, describe, expect, test } from "vitest";
import { conversationId, idempotencyKey } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { chat, words } from "../world.ts";
import { ADDRESS, type AdminWorld, ANA, button, openAdmins, withSecondAdmin } from "./world.ts";

let admins: AdminWorld;
beforeEach(async () => {
  admins = await openAdmins();
});

describe("a card", () => {
  test("comes to the linked chat of an admin, once, with what to know and four buttons", async () => {
    const { id, code } = await admins.askFor(ADDRESS);
    const [card, ...more] = (await admins.linesIn(admins.phone)).slice(1);
    expect(more).toEqual([]);
    expect(card?.text).toContain(`shell.card-address request=${code} person=“Ana Marsh” email=${ANA}`);
    expect(card?.text).toContain(`address=${ADDRESS} known=typed`);
    expect(card?.options.map((option) => option.id)).toEqual(
      ["once", "week", "always", "no"].map((choice) => button({ id }, choice)),
    );
    await admins.again().drain();
    expect(await admins.linesIn(admins.phone)).toHaveLength(2);
  });

  test("comes to no member, to no admin who asks, and to no chat that was unlinked", async () => {
    await admins.link({ who: ANA, password: "kelp-barnacle-41" }, chat("ana-phone"));
    admins.set(ANA, { role: "admin" });
    const marta = await actingAs(admins.world, MARTA);
    const [link] = (await admins.world.auth.linkedChats.list(marta)) ?? [];
    await admins.world.auth.linkedChats.unlink({ ...marta, id: link?.id ?? "" });
    await admins.askFor(ADDRESS);
    expect(await admins.lastSaid(chat("ana-phone"))).toContain("shell.link-done");
    expect(await admins.lastSaid(admins.phone)).toContain("shell.link-done");
  });

  test("of what is open already comes to a chat as soon as it is linked, once, behind the word that it is", async () => {
    const { code } = await admins.askFor(ADDRESS);
    const second = chat("marta-desk");
    await admins.link(MARTA, second);
    const said = (await admins.linesIn(second)).map(({ text }) => text);
    expect(said.map((text) => text.split(" ")[0])).toEqual(["en:shell.link-done", "en:shell.card-address"]);
    expect(said[1]).toContain(code);
    expect(await admins.linesIn(admins.phone)).toHaveLength(2);
  });

  test("that nobody decides is shown once more after four hours, and its end is told", async () => {
    const { code } = await admins.askFor(ADDRESS);
    for (const hours of [4, 1, 67]) {
      admins.clock.advance(hours * 3_600_000);
      await admins.approvals.worker.drain();
      await admins.drain();
    }
    const lines = (await admins.linesIn(admins.phone)).slice(1).map(({ text }) => text.split(" ")[0]);
    expect(lines).toEqual(["en:shell.card-address", "en:shell.card-address", "en:shell.card-over"]);
    expect(await admins.write(admins.phone, `approve ${code}`)).toContain("shell.card-over");
  });
});

describe("a decision in a chat", () => {
  test.each([
    ["ok", DAY],
    ["yes", DAY],
    ["yes but only today", DAY],
    ["for a week", 7 * DAY],
    ["approve CODE for 7 days", 7 * DAY],
    ["permanently", undefined],
    ["aprobar CODE", DAY],
    ["pode sim, por uma semana", 7 * DAY],
    ["2", 7 * DAY],
  ])("%s lets the address in for as long as it says", async (text, lasts) => {
    const { code } = await admins.askFor(ADDRESS);
    const answer = await admins.write(admins.phone, text.replace("CODE", code));
    expect(answer).toContain(lasts === undefined ? "shell.decided-always" : "shell.decided-for");
    const until = lasts === undefined ? null : admins.clock.now() + lasts;
    expect(admins.entries()).toMatchObject([{ range: ADDRESS, until }]);
    expect(admins.rowOf(code).status).toBe("approved");
  });

  test("declines with the rest of the sentence as the reason for whoever asked", async () => {
    const { code } = await admins.askFor(ADDRESS);
    expect(await admins.write(admins.phone, `decline ${code}, call me first`)).toContain("shell.decided-no");
    expect([admins.entries(), admins.rowOf(code)]).toMatchObject([[], { status: "declined", reason: "call me first" }]);
  });

  test("by a button, pressed twice, counts once and is audited with the chat as its way", async () => {
    const request = await admins.askFor(ADDRESS);
    expect(await admins.press(admins.phone, button(request, "week"))).toContain("shell.decided-for");
    expect(await admins.press(admins.phone, button(request, "always"))).toContain("shell.decided-already");
    expect(admins.entries()).toHaveLength(1);
    const audit = admins.bytes().toString("latin1");
    expect(audit).toContain(`"what":"request-week","request":"${request.id}","kind":"ip-whitelist","way":"chat"`);
  });

  test("is told to the other admins in one line, and their buttons have nothing left to decide", async () => {
    const tablet = await withSecondAdmin(admins);
    const request = await admins.askFor(ADDRESS);
    await admins.write(admins.phone, "ok");
    expect(await admins.lastSaid(tablet)).toBe(
      `en:shell.card-decided request=${request.code} choice=once person=“Marta Keel”`,
    );
    expect(await admins.press(tablet, button(request, "no"))).toContain("shell.decided-already");
    expect(await admins.write(tablet, `approve ${request.code}`)).toContain("shell.decided-already");
  });

  test("on the page is told in the chats too", async () => {
    const { id, code } = await admins.askFor(ADDRESS);
    await admins.approvals.decide({ ...(await actingAs(admins.world, MARTA)), request: id, choice: "no" });
    await admins.drain();
    expect(await admins.lastSaid(admins.phone)).toContain(`shell.card-decided request=${code} choice=no`);
  });

  test("100 at once, of two chats and all choices: the state changes once", async () => {
    const tablet = await withSecondAdmin(admins);
    const { id, code } = await admins.askFor(ADDRESS);
    const chats = [admins.idOf(admins.phone), admins.idOf(tablet)];
    const choices = ["once", "week", "always", "no"] as const;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        admins.approvals.decideInChat({
          conversation: chats[n % 2] ?? conversationId(""),
          request: id,
          choice: choices[n % 4] ?? "no",
          idempotencyKey: idempotencyKey(`press ${String(n)}`),
        }),
      ),
    );
    expect(answers.filter(({ kind }) => kind === "decided")).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === "over")).toHaveLength(99);
    expect(admins.entries()).toHaveLength(admins.rowOf(code).status === "approved" ? 1 : 0);
  });
});

describe("a bare ok", () => {
  test("that was on its way when the card came is about something else", async () => {
    await admins.askFor(ADDRESS);
    admins.clock.advance(1999);
    await admins.tell(words("ok", { from: admins.phone }));
    expect([admins.entries(), await admins.lastSaid(admins.phone)]).toEqual([[], expect.stringContaining("what-now")]);
  });

  test("behind anything else that was said here is asked back, and the question has the buttons again", async () => {
    const request = await admins.askFor(ADDRESS);
    await admins.write(admins.phone, "approve Z9Z9");
    expect(await admins.write(admins.phone, "ok")).toBe(`en:shell.what-now request=${request.code}`);
    expect(admins.entries()).toEqual([]);
    expect((await admins.linesIn(admins.phone)).at(-1)?.options).toHaveLength(4);
    expect(await admins.write(admins.phone, "ok")).toContain("shell.decided-for");
  });

  test("with two open requests is asked back with both codes, and a code then decides", async () => {
    const one = await admins.askFor(ADDRESS);
    const two = await admins.askFor("203.0.113.201");
    const which = await admins.write(admins.phone, "yes");
    expect(which).toBe(`en:shell.which-request requests=${one.code}, ${two.code} request=${one.code}`);
    expect(await admins.write(admins.phone, `ok ${two.code}`)).toContain("shell.decided-for");
    expect(admins.entries()).toMatchObject([{ range: "203.0.113.201" }]);
  });
});

test("cards and answers are in the language of whoever linked the chat", async () => {
  admins.set(MARTA.who, { language: "es" });
  const desk = chat("marta-desk");
  await admins.link(MARTA, desk);
  await admins.askFor(ADDRESS);
  expect(await admins.lastSaid(desk)).toContain("es:shell.card-address");
  expect(await admins.write(desk, "sí, pero solo hoy")).toContain("es:shell.decided-for");
});

test("words that are about no request go to the flows, in a linked chat as in any other", async () => {
  await admins.askFor(ADDRESS);
  await admins.write(admins.phone, "I forgot my password");
  expect(await admins.lastSaid(admins.phone)).not.toContain("shell.");
});

test("a message that is delivered twice decides once", async () => {
  const request = await admins.askFor(ADDRESS);
  admins.clock.advance(5000);
  const message = words(`approve ${request.code}`, { from: admins.phone });
  for (let n = 0; n < 3; n += 1) await admins.tell(message);
  expect((await admins.linesIn(admins.phone)).slice(2)).toHaveLength(1);
});
