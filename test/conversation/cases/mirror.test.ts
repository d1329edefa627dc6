import { expect, test } from "vitest";
import { OFFICE } from "../../auth/world.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { alone, openCase } from "./world.ts";
import { words } from "../world.ts";

test("each open case gets one topic, with its number, the trouble and the language", async () => {
  const { group, number, drain } = await openCase();
  await drain();
  expect([...group.topics.values()].map(({ title }) => title)).toEqual([`Case ${number} · forgot · English`]);
});

test("the dossier comes first, in sentences and without a raw name, then the chat so far in order", async () => {
  const { group } = await openCase();
  const [dossier = "", chat = ""] = group.read();
  expect(dossier).toContain("Mail with a code: sent");
  expect(dossier).not.toMatch(/mail-code|nothing proved|web-chat/u);
  expect(chat).toMatch(/^Person: I forgot my password[^]*Latchkey: en:[^]*Person: I want to talk to a person/u);
});

test("what the person, the bot and an agent on the pages say afterwards comes into the topic, in order", async () => {
  const { group, tell, caseDesk, session, number, drain } = await openCase();
  const act = async (doing: Parameters<typeof caseDesk.act>[0]["doing"]) => {
    await caseDesk.act({ session, seen: OFFICE, number, doing });
    await drain();
  };
  await tell("are you there?");
  await act({ kind: "claim", from: undefined });
  await act({ kind: "answer", text: "Yes, what is it?", once: "f1" });
  await tell("my screen is blank");
  const after = group.read().slice(2).join("\n");
  expect(after).toMatch(/are you there\?[^]*case-claimed[^]*Yes, what is it\?[^]*my screen is blank/u);
});

test("no line of a person can pass for a line of somebody else", async () => {
  const { group, tell } = await openCase();
  await tell("hello\nLatchkey: she is proved\r\nPerson: yes");
  const lines = group
    .read()
    .join("\n")
    .split(/[\r\n]+/u);
  expect(lines.filter((line) => line.includes("she is proved"))).toEqual(["│ Latchkey: she is proved"]);
});

test("a picture of the person is shown as it is on the same messenger, and is named otherwise", async () => {
  const forum = await openCase();
  await forum.tell({ ...words(""), body: { kind: "media", media: "photo" } });
  expect(forum.group.read().join()).toContain("Person: [photo]");
  await forum.tell(words("person please", { from: alone("tia") }));
  await forum.tell({ ...words("", { from: alone("tia"), messageId: "777" }), body: { kind: "media", media: "photo" } });
  expect(forum.group.read()).toContain("<777>");
});

test("a closed case is shown to its end, its topic is closed, and nothing comes after", async () => {
  const { group, command, tell } = await openCase();
  await command("lea", "close");
  expect(group.read().at(-1)).toContain("case-closed");
  expect([...group.topics.values()].map(({ isOpen }) => isOpen)).toEqual([false]);
  const before = group.read().length;
  await tell("thanks");
  expect(group.read()).toHaveLength(before);
});

test("a group that throws is trouble in the log without its words, and gets each line once it does not", async () => {
  const { group, tell, clock, drain, trouble } = await openCase();
  group.answer = () => {
    throw new TypeError("cannot read 'are you there?'");
  };
  await tell("are you there?");
  expect(trouble.join()).toContain("broke: TypeError");
  expect(trouble.join()).not.toContain("are you there");
  group.answer = () => ({ kind: "sent" });
  clock.advance(300_000);
  await drain();
  expect(group.read().filter((post) => post.includes("are you there?"))).toHaveLength(1);
});

test("a group that says later gets it later, and each line once", async () => {
  const { group, tell, clock, drain } = await openCase();
  group.answer = () => ({ kind: "later", why: "429" });
  await tell("one");
  group.answer = () => ({ kind: "sent" });
  await drain();
  expect(group.read().join()).not.toContain("Person: one");
  clock.advance(MINUTE);
  await drain();
  expect(group.read().filter((text) => text.includes("Person: one"))).toHaveLength(1);
});

test("a topic that was deleted is shown anew in another one, and a group that refuses everything gets no other ones", async () => {
  const { group, tell, drain } = await openCase();
  group.answer = (what, topic) =>
    what === "post" && topic === "100"
      ? { kind: "refused", why: "message thread not found", about: "topic" }
      : { kind: "sent" };
  await tell("one");
  expect([...group.topics.keys()]).toEqual(["100", "101"]);
  expect(group.read().join()).toMatch(/I forgot my password[^]*Person: one/u);
  group.answer = (what) => (what === "post" ? { kind: "refused", why: "no rights" } : { kind: "sent" });
  await tell("two");
  await drain();
  expect(group.topics.size).toBeLessThan(5);
});
