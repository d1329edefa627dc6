import { expect, test } from "vitest";
import { works } from "../../db/schema/conversation-outbox.ts";
import { inbox } from "../../db/schema/conversation.ts";
import type { ConversationStore } from "../../src/conversation/ports.ts";
import { instant, textId } from "../../src/shared/brand.ts";
import { smallLibrary } from "../engine/small-library.ts";
import { chat, openShell, plainTexts, TROUBLE, words } from "./world.ts";

const DAY = 86_400_000;

async function workerNamed(shell: Awaited<ReturnType<typeof openShell>>, name: string) {
  const worker = shell.workers.find((one) => one.name === name);
  if (!worker) throw new Error(`There is no worker ${name}.`);
  return worker.drain();
}

test("interleaved chats are each answered in their own order", async () => {
  const shell = await openShell();
  for (const text of ["hello", TROUBLE, "why?"])
    for (const name of ["ana", "bob"]) await shell.inbox.receive(words(text, { from: chat(name) }));
  await shell.drain();
  const ana = await shell.said(chat("ana"));
  const bob = await shell.said(chat("bob"));
  const ids = (lines: readonly string[]) => lines.map((line) => line.split(" ")[0]);
  expect(ids(ana)).toEqual(ids(bob));
  expect(ids(ana)).toEqual([
    "en:forgot.hello",
    "en:verify.sent",
    "en:verify.code.why",
    "en:why.words",
    "en:verify.code",
  ]);
});

test("words wait while work is under way, and are answered after its result", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  await shell.inbox.receive(words("why?"));
  expect(await workerNamed(shell, "turns")).toBe(0);
  await shell.drain();
  const why = (await shell.said()).findIndex((text) => text.startsWith("en:verify.code.why"));
  expect(why).toBeGreaterThan((await shell.said()).findIndex((text) => text.startsWith("en:verify.sent")));
});

test("a result is taken once, however often the work is settled", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  const now = shell.clock.now();
  const claimed = await shell.store.claimEffect(now, now);
  if (!claimed) throw new Error("There is no work.");
  const done = { result: { outcome: "mailed", details: { phrase: "red fox", minutes: 10, digits: 6 } } };
  for (let n = 0; n < 3; n += 1) await shell.store.completeEffect(claimed, done, now);
  await shell.drain();
  const results = shell.world.open.queries
    .select()
    .from(inbox)
    .all()
    .filter((row) => row.body.kind === "resulted");
  expect(results).toHaveLength(1);
  expect((await shell.said()).filter((text) => text.startsWith("en:verify.sent"))).toHaveLength(1);
});

test("half an hour of silence is noticed once, and a message in between sets the alarm anew", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  shell.clock.advance(29 * 60_000);
  await shell.tell("why?");
  shell.clock.advance(2 * 60_000);
  await shell.drain();
  const silences = async () => (await shell.said()).filter((text) => text.startsWith("en:silence.words"));
  expect(await silences()).toHaveLength(0);
  shell.clock.advance(29 * 60_000);
  await shell.drain();
  await shell.drain();
  expect(await silences()).toHaveLength(1);
});

test("three days later the silence closes the episode, and the next message begins a new one", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  for (const wait of [DAY, 4 * DAY]) {
    shell.clock.advance(wait);
    await shell.drain();
  }
  expect((await shell.episodes(chat()))[0]?.end?.outcome).toBe("cancelled");
  await shell.tell("hello");
  expect(await shell.episodes(chat())).toHaveLength(2);
});

test("a turn that always breaks is given up after three tries, a person gets the case, the chat goes on", async () => {
  const broken = { ...plainTexts, say: breakAt("forgot.hello") };
  const shell = await openShell({ texts: broken });
  await shell.tell(TROUBLE);
  expect(shell.trouble).toHaveLength(3);
  expect(await shell.said()).toEqual(["en:engine.broken"]);
  const [first] = await shell.cases();
  expect(first?.dossier.proof).toBe("nothing proved");
  await shell.tell("hello");
  expect((await shell.said()).at(-1)).toBe(`en:shell.handed-over case=${first?.number ?? ""}`);
});

const breakAt =
  (name: string): typeof plainTexts.say =>
  (language, id, args) => {
    if (id === textId(name)) throw new Error("This text is broken.");
    return plainTexts.say(language, id, args);
  };

test("while one chat's turn breaks, the others are answered", async () => {
  const shell = await openShell({ texts: { ...plainTexts, say: breakAt("forgot.hello") } });
  await shell.inbox.receive(words(TROUBLE));
  await shell.inbox.receive(words("hello", { from: chat("bob") }));
  await shell.drain();
  expect(await shell.said(chat("bob"))).toEqual(["en:welcome.what"]);
});

test("work that throws is tried three times with pauses, then it failed and the flow goes on with that", async () => {
  const shell = await openShell();
  const codes = { ...shell.world.auth.codes, request: async () => Promise.reject(new Error("no mail today")) };
  const second = shell.again({ auth: { ...shell.world.auth, codes } });
  await second.tell(TROUBLE);
  for (let n = 0; n < 2; n += 1) {
    shell.clock.advance(10_000);
    await second.drain();
  }
  expect(second.trouble).toHaveLength(3);
  expect(shell.world.open.queries.select().from(works).all()).toMatchObject([{ status: "done", outcome: "failed" }]);
  expect((await second.said()).at(-1)).toMatch(/^en:something-failed/);
});

test.each([
  ["on the same state", "update conversations set turn = turn + 1"],
  ["about the same message", "update inbox set status = 'done'"],
])("of two turns decided %s one is refused, and nothing of it is saved", async (_what, meanwhile) => {
  const shell = await openShell();
  await shell.inbox.receive(words("hello"));
  const [id] = await shell.store.ready();
  if (!id) throw new Error("Nothing is ready.");
  const inner: Parameters<ConversationStore["turn"]>[2] = ({ conversation }) => {
    shell.world.open.queries.run(meanwhile);
    return { settled: "done", language: conversation.language, lines: [], effects: [], wakeAt: "keep", trace: [] };
  };
  const moment = { current: smallLibrary, now: shell.clock.now(), shownSince: instant(0) };
  await expect(shell.store.turn(id, moment, inner)).rejects.toThrow(/used up/);
  await shell.drain();
  expect(await shell.said()).toEqual(["en:welcome.what"]);
});

test("an outcome that the flow does not know is told to the operator by name, besides the soft words", async () => {
  const troubles: string[] = [];
  const shell = await openShell({ onTrouble: (where, error) => troubles.push(`${where}: ${String(error)}`) });
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  const now = shell.clock.now();
  const claimed = await shell.store.claimEffect(now, now);
  if (!claimed) throw new Error("There is no work.");
  await shell.store.completeEffect(claimed, { result: { outcome: "moon-phase", details: {} } }, now);
  await shell.drain();
  expect(troubles).toEqual([
    'turn: Error: "mail-code" came out as "moon-phase", which the step "verify.send#1@0" of its flow does not know.',
  ]);
  expect((await shell.said()).some((text) => text.startsWith("en:something-failed.what"))).toBe(true);
});

test("work of a name that nothing has any more is told to the operator by that name", async () => {
  const troubles: string[] = [];
  const shell = await openShell({ onTrouble: (where, error) => troubles.push(`${where}: ${String(error)}`) });
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  const task = { kind: "act", name: "read-tea-leaves", visit: "verify.send#1@0", slots: {}, shown: {} } as const;
  shell.world.open.queries.update(works).set({ task }).run();
  await shell.drain();
  expect(troubles[0]).toBe('work: Error: A flow asks for "read-tea-leaves", and nothing is called that any more.');
});

test("what everybody is told is said once in a chat, before the answer; the next line is told too", async () => {
  const told = [{ name: "a", say: (language: string) => `${language}: mail is slow` }];
  const shell = await openShell({ announcements: { now: async () => [...told] } });
  await shell.tell(TROUBLE);
  await shell.tell("why?");
  const heard = async () => (await shell.said()).filter((line) => line.includes("mail is"));
  expect((await shell.said())[0]).toBe("en: mail is slow");
  expect(await heard()).toHaveLength(1);
  told.splice(0, 1, { name: "b", say: () => "mail is well again" });
  await shell.tell("why?");
  await shell.tell("why?");
  expect(await heard()).toEqual(["en: mail is slow", "mail is well again"]);
});
