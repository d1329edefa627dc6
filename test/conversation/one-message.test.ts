import { expect, test } from "vitest";
import { conversations } from "../../db/schema/conversation.ts";
import { chat, openShell, plainTexts, TROUBLE, words } from "./world.ts";

/** What the agent said to that trouble, in one message. */
const ALL = /^en:forgot\.hello\n\nen:verify\.sent[^\n]*\n\nen:verify\.code/u;

type Shell = Awaited<ReturnType<typeof openShell>>;

const linesOf = async (shell: Shell) => (await shell.inbox.history(chat(), 0)).filter(({ from }) => from === "agent");

const workerNamed = (shell: Shell, name: string) => shell.workers.find((one) => one.name === name)?.drain();

test("announcement, what came of the work and the question are one message, with the buttons of the question", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const lines = await linesOf(shell);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.text).toMatch(ALL);
  expect(lines[0]?.options.map(({ id }) => id)).toContain("resend");
  expect(shell.channel.sent).toHaveLength(1);
});

test("a note about the message and what everybody is told stand in the same message", async () => {
  const announcements = { now: async () => [{ name: "a", say: () => "Mail is slow." }] };
  const shell = await openShell({ announcements });
  await shell.tell(`${TROUBLE}, my password is Blue.Canary7!`);
  const [text, ...more] = await shell.bubbles();
  expect(more).toEqual([]);
  expect(text).toMatch(/^Mail is slow\.\n\nen:shell\.secret-cut\n\nen:forgot\.hello/u);
});

test("work that takes its time is announced after a second, and its result is a message of its own", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  await workerNamed(shell, "deliveries");
  expect(await shell.bubbles()).toEqual([]);
  shell.clock.advance(1000);
  await workerNamed(shell, "deliveries");
  expect(await shell.bubbles()).toEqual(["en:forgot.hello"]);
  await shell.drain();
  const [first, second, ...more] = await shell.bubbles();
  expect(more).toEqual([]);
  expect([first, second]).toEqual([
    "en:forgot.hello",
    expect.stringMatching(/^en:verify\.sent[^\n]*\n\nen:verify\.code/u),
  ]);
  expect(shell.channel.sent.map(({ text }) => text)).toEqual([first, second]);
  expect(new Set(shell.channel.sent.map(({ key }) => key)).size).toBe(2);
});

test("what is kept back survives the process, and is said once", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words(TROUBLE));
  await workerNamed(shell, "turns");
  const second = shell.again();
  await second.drain();
  expect(await second.bubbles()).toEqual([expect.stringMatching(ALL)]);
  expect(shell.world.open.queries.select().from(conversations).get()?.held).toBeNull();
});

test("work that fails leaves nobody with half a message", async () => {
  const shell = await openShell();
  const codes = { ...shell.world.auth.codes, request: async () => Promise.reject(new Error("no mail today")) };
  const second = shell.again({ texts: plainTexts, auth: { ...shell.world.auth, codes } });
  await second.tell(TROUBLE);
  expect(await second.bubbles()).toEqual([]);
  for (let n = 0; n < 3; n += 1) {
    shell.clock.advance(10_000);
    await second.drain();
  }
  const [announced, ...more] = await second.bubbles();
  expect(announced).toBe("en:forgot.hello");
  expect(more).toEqual([expect.stringMatching(/en:something-failed/u)]);
});
