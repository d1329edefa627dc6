import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { OFFICE } from "../../auth/world.ts";
import { chat, words } from "../world.ts";
import { alone, MARTA, openCase, type OpenForum } from "./world.ts";

const newest = ({ group }: Pick<OpenForum, "group">) => group.read().at(-1) ?? "";

test("an agent takes, answers and closes in the topic; the person reads it in their own chat, and the bot is quiet", async () => {
  const forum = await openCase();
  await forum.command("lea", "take");
  expect(forum.sent().at(-1)).toBe(`en:shell.case-claimed case=${forum.number} person=“Lea Pilot”`);
  const before = forum.sent().length;
  await forum.tell("I forgot my password");
  expect(forum.sent()).toHaveLength(before);
  await forum.say("lea", "Which browser is it?");
  expect(forum.sent().at(-1)).toBe("en:shell.case-answer person=“Lea Pilot” text=Which browser is it?");
  await forum.command("lea", "close");
  expect(forum.sent().at(-1)).toContain("shell.case-closed");
  await forum.tell("I forgot my password");
  expect(forum.sent().at(-1)).not.toContain("shell.");
});

test("answering a case that nobody has claims it, and what the agent wrote is not shown to them again", async () => {
  const forum = await openCase();
  await forum.say("lea", "Hello, I am here");
  expect(
    forum
      .sent()
      .slice(-2)
      .map((text) => text.split(" ")[0]),
  ).toEqual(["en:shell.case-claimed", "en:shell.case-answer"]);
  expect(forum.group.read().join()).not.toContain("Hello, I am here");
  expect(newest(forum)).toContain("case-claimed");
});

test("what the messenger brings twice is said once", async () => {
  const forum = await openCase();
  const messageId = await forum.say("lea", "Try it now");
  await forum.say("lea", "Try it now", { messageId });
  expect(forum.sent().filter((text) => text.includes("Try it now"))).toHaveLength(1);
});

test("a note is kept with the case for agents, and the person never sees it, secrets cut", async () => {
  const forum = await openCase();
  await forum.command("lea", "note", "calls tomorrow, my password is Xq7!vmPk29#z");
  expect(newest(forum)).toContain("without a password or code");
  const found = await forum.caseDesk.read({ session: forum.session, seen: OFFICE, number: forum.number });
  expect(found.ok && found.value.notes).toMatchObject([{ by: "Lea Pilot" }]);
  expect(found.ok && found.value.notes[0]?.text).toMatch(/^calls tomorrow/u);
  expect([forum.sent().join(), forum.bytes().toString("latin1")].filter((all) => all.includes("Xq7!vmPk"))).toEqual([]);
  expect(forum.sent().join()).not.toContain("calls tomorrow");
});

test("a password in an answer is cut, an endless one is refused, and the agent is told", async () => {
  const forum = await openCase();
  await forum.say("lea", "my password is Xq7!vmPk29#z");
  expect(newest(forum)).toContain("Sent, without");
  expect(forum.bytes().toString("latin1")).not.toContain("Xq7!vmPk29#z");
  await forum.say("lea", "a".repeat(1001));
  expect(newest(forum)).toContain("longer than 1,000");
});

test("whoever is no agent achieves nothing, and is told once how to link", async () => {
  const forum = await openCase();
  await forum.link(MARTA, "marta");
  const before = forum.sent().length;
  for (const who of ["nobody", "marta"]) {
    for (const name of ["take", "note", "close"] as const) await forum.command(who, name, "x");
    await forum.say(who, "let me in");
    await forum.say(who, { kind: "media", media: "photo" });
  }
  expect(forum.sent()).toHaveLength(before);
  expect((await forum.cases())[0]).toMatchObject({ heldBy: undefined, closedAt: undefined });
  expect(forum.group.read().filter((text) => text.includes("Linked chats"))).toHaveLength(2);
});

test.each([
  ["was disabled", (forum: OpenForum) => forum.world.open.queries.update(accounts).set({ status: "disabled" }).run()],
  [
    "unlinked the chat",
    async ({ world, session }: OpenForum & { session: string }) => {
      const acting = { session, seen: OFFICE };
      const [link] = (await world.auth.linkedChats.list(acting)) ?? [];
      await world.auth.linkedChats.unlink({ ...acting, id: link?.id ?? "" });
    },
  ],
  ["wrote nothing for half a year", ({ clock }: OpenForum) => clock.advance(180 * DAY)],
] as const)("an agent who %s meanwhile is none any more", async (_how, meanwhile) => {
  const forum = await openCase();
  await forum.command("lea", "take");
  const before = forum.sent().length;
  await meanwhile(forum);
  await forum.say("lea", "still here");
  expect(forum.sent()).toHaveLength(before);
  expect(newest(forum)).toContain("I don’t know who you are");
});

test("of two agents at once one gets the case, the other is told who, and may take it over by saying so", async () => {
  const forum = await openCase();
  forum.hireMarta();
  await forum.link(MARTA, "marta");
  await Promise.all([forum.command("lea", "take"), forum.command("marta", "take")]);
  expect((await forum.cases())[0]?.heldBy).toBe("Lea Pilot");
  expect(newest(forum)).toContain("“Lea Pilot” has this case");
  await forum.say("marta", "mine");
  expect(newest(forum)).toContain("Nothing was sent: “Lea Pilot”");
  await forum.command("marta", "take", "over");
  expect((await forum.cases())[0]?.heldBy).toBe("Marta Keel");
});

test("a reply in a closed case is told so and goes nowhere", async () => {
  const forum = await openCase();
  await forum.command("lea", "close");
  const before = forum.sent().length;
  await forum.say("lea", "one more thing");
  expect(forum.sent()).toHaveLength(before);
  expect(newest(forum)).toContain("this case is closed");
});

test("an edit corrects what the person saw, the same words again change nothing, and an unknown message corrects nothing", async () => {
  const forum = await openCase();
  const messageId = await forum.say("lea", "Press F5");
  for (const text of ["Press F6", "Press F6"]) await forum.say("lea", text, { messageId, isEdit: true });
  const corrections = forum.sent().filter((text) => text.includes("shell.case-correction"));
  expect(corrections).toEqual(["en:shell.case-correction person=“Lea Pilot” text=Press F6"]);
  await forum.say("lea", "Press F7", { messageId: "never", isEdit: true });
  expect(newest(forum)).toContain("Nothing was changed");
});

test("a picture goes to a person on the same messenger; on another one the agent is asked for words", async () => {
  const forum = await openCase();
  await forum.say("lea", { kind: "media", media: "photo" });
  expect(newest(forum)).toContain("put it into words");
  expect(forum.group.shown).toEqual([]);
  await forum.tell(words("I want to talk to a person", { from: alone("tia") }));
  const messageId = await forum.say("lea", { kind: "media", media: "photo" });
  expect(forum.group.shown).toEqual([{ to: alone("tia"), messageId }]);
});

test("an agent hears of words that did not reach the person", async () => {
  const forum = await openCase();
  forum.web.answer = async () => ({ kind: "refused", why: "blocked" });
  await forum.say("lea", "Hello?");
  expect(forum.group.read().join()).toContain("did not reach the person");
});

test("words in a topic that is no case, and in the private chat, are no answers", async () => {
  const forum = await openCase();
  const before = forum.sent().length;
  await forum.say("lea", "hello", { topic: "1" });
  await forum.tell(words("hello", { from: alone("lea") }));
  expect(forum.sent()).toHaveLength(before);
  expect(await forum.said(chat())).not.toContain("hello");
});

test("the audit record says who did what from where, without a word of it", async () => {
  const forum = await openCase();
  await forum.say("lea", "Mirabelle");
  await forum.command("lea", "note", "Quetsche");
  await forum.command("lea", "close");
  const rows = forum.world.open.queries.select().from(audit).orderBy(asc(audit.id)).all();
  const mine = rows.filter(({ line }) => line.includes(`"case":"${forum.number}"`));
  expect(mine.map(({ event }) => event.replace("conversation_", ""))).toEqual([
    "claimed",
    "answered",
    "noted",
    "closed",
  ]);
  expect(mine.every(({ line }) => line.includes('"from":"telegram"'))).toBe(true);
  expect(mine.map(({ line }) => line).join()).not.toMatch(/Mirabelle|Quetsche/u);
});

test("whoever talks in the topics keeps the link of their private chat", async () => {
  const forum = await openCase();
  for (let n = 0; n < 3; n += 1) {
    forum.clock.advance(170 * DAY);
    await forum.command("lea", "note", "still waiting");
    expect(newest(forum)).toContain("Kept with the case");
  }
});
