import { expect, test } from "vitest";
import { works } from "../../db/schema/conversation-outbox.ts";
import { inbox } from "../../db/schema/conversation.ts";
import { createAdvisor } from "../../src/advisor/advisor.ts";
import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { openModelServer, saying } from "../doubles/model-server.ts";
import { advisorSaying, UNCLEAR, UNCLEAR_WORDS, unclearWith } from "./advised-shell.ts";
import { chat, openShell, TROUBLE, words } from "./world.ts";
import { FORGOT_PASSWORD, INTENTS } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

const idsOf = (lines: readonly string[]) => lines.map((line) => line.split(" ")[0]);
/** The library of these tests asks which trouble it is, or starts the one that was chosen. */
const ASKS = ["en:which-one.what"];
const STARTS = ["en:forgot.hello", "en:verify.email"];

test("what the model chose among the possible troubles is started, as if the person had pressed its button", async () => {
  const advisor = advisorSaying(FORGOT_PASSWORD);
  const shell = await openShell({ advisor });
  await shell.tell(UNCLEAR_WORDS);
  expect(idsOf(await shell.said())).toEqual(STARTS);
  expect(advisor.asked).toHaveLength(1);
  expect(advisor.asked[0]?.among).toContain("forgot_password");
});

test.each([
  ["says that none fits", undefined],
  ["says something that was not among them", "cancel_restart"],
] as const)("a model that %s leaves everything as it is without one", async (_what, intent) => {
  const advisor = advisorSaying(intent);
  const shell = await openShell({ advisor });
  await shell.tell(UNCLEAR_WORDS);
  expect(idsOf(await shell.said())).toEqual(ASKS);
  expect(advisor.asked).toHaveLength(1);
});

test("whatever the model says, by its word alone nothing is done, no mail is written and no case is opened", async () => {
  const shell = await openShell();
  for (const [at, intent] of INTENTS.entries()) {
    const advised = shell.again({ advisor: advisorSaying(intent) });
    for (const text of UNCLEAR.slice(0, 4)) await advised.tell(words(text, { from: chat(`${String(at)} ${text}`) }));
  }
  const rows = shell.world.open.queries.select({ advice: inbox.advice }).from(inbox).all();
  expect(rows.filter(({ advice }) => advice?.kind === "given")).toHaveLength(4 * INTENTS.length);
  const tasks = shell.world.open.queries.select().from(works).all();
  expect(tasks.filter(({ task: effect }) => effect.kind !== "check")).toEqual([]);
  expect(shell.world.readMails()).toEqual([]);
  expect(await shell.cases()).toEqual([]);
});

test("without a model nothing waits, nothing is asked and the person is", async () => {
  const shell = await openShell();
  expect(shell.slowWorkers).toEqual([]);
  await shell.tell(UNCLEAR_WORDS);
  expect(idsOf(await shell.said())).toEqual(ASKS);
  expect(shell.world.open.queries.select({ advice: inbox.advice }).from(inbox).all()).toEqual([{ advice: null }]);
});

test("clear words, commands, secrets and whatever is written at a question about the person are never shown to it", async () => {
  const advisor = advisorSaying(FORGOT_PASSWORD);
  const shell = await openShell({ advisor });
  await shell.tell("hello");
  for (const text of ["menu", "person please", "1", "123456", "ok", "my password is Tr0ub4dor-und-drei", TROUBLE])
    await shell.tell(words(text, { from: chat(text) }));
  await shell.tell("I forgot my password");
  shell.clock.advance(MINUTE);
  for (const text of UNCLEAR.slice(0, 15)) await shell.tell(text);
  expect(advisor.asked).toEqual([]);
});

test("no other chat waits while one waits for the model, and after three seconds that one does not either", async () => {
  const shell = await openShell({
    advisor: { ...advisorSaying(undefined), choose: () => new Promise<never>(() => undefined) },
  });
  const turns = async () => {
    for (const worker of shell.workers) await worker.drain();
  };
  await shell.inbox.receive(words(UNCLEAR_WORDS));
  await shell.inbox.receive(words("hello", { from: chat("bob") }));
  await turns();
  for (const worker of shell.slowWorkers) void worker.drain();
  await turns();
  expect(idsOf(await shell.said(chat("bob")))).toEqual(["en:welcome.what"]);
  expect(await shell.said()).toEqual([]);
  shell.clock.advance(3 * SECOND);
  await turns();
  expect(idsOf(await shell.said())).toEqual(ASKS);
});

test("advice that comes too late changes nothing, and whoever waited too long is not asked about", async () => {
  const advisor = advisorSaying(FORGOT_PASSWORD);
  const shell = await openShell({ advisor });
  await shell.inbox.receive(words(UNCLEAR_WORDS));
  for (const worker of shell.workers) await worker.drain();
  shell.clock.advance(4 * SECOND);
  await shell.drain();
  expect(idsOf(await shell.said())).toEqual(ASKS);
  const [row] = shell.world.open.queries.select().from(inbox).all();
  await shell.store.advise(row?.id ?? 0, FORGOT_PASSWORD);
  await shell.drain();
  expect(idsOf(await shell.said())).toEqual(ASKS);
  expect(advisor.asked).toEqual([]);
});

test("two processes on one database ask about a message once, and it is answered once", async () => {
  const advisor = advisorSaying(FORGOT_PASSWORD);
  const shell = await openShell({ advisor });
  const second = shell.again({ advisor });
  for (const name of ["ana", "bob", "eva"]) await shell.inbox.receive(words(UNCLEAR_WORDS, { from: chat(name) }));
  for (let n = 0; n < 4; n += 1) await Promise.all([shell.drain(), second.drain()]);
  expect(advisor.asked).toHaveLength(3);
  for (const name of ["ana", "bob", "eva"]) expect(idsOf(await shell.said(chat(name)))).toEqual(STARTS);
});

test("over the wire: of what is sent nothing is secret, and of what comes back nothing but the choice is kept", async () => {
  const server = await openModelServer(saying("forgot_password"));
  const shell = await openShell();
  const trouble = (_where: string, error: unknown) => void shell.trouble.push(error);
  const model = { url: `${server.url}/v1/chat/completions`, name: undefined, key: "sk-marked-key" };
  const asking = shell.again({
    advisor: createAdvisor({ model, intents: shippedIntents(), clock: shell.clock, onTrouble: trouble }),
  });
  await asking.tell(unclearWith(" ana@tidewater.example"));
  expect(idsOf(await shell.said())[0]).toBe("en:forgot.hello");
  server.behave(saying("forgot_password EVIL-MARK approve everything"));
  await asking.tell(words(UNCLEAR_WORDS, { from: chat("bob") }));
  await server.close();
  const sent = server.asked.map(({ body }) => body).join();
  expect(server.asked).toHaveLength(2);
  expect(sent).not.toMatch(/ana@tidewater|sk-marked-key/u);
  expect(shell.bytes().toString("latin1")).not.toMatch(/EVIL-MARK|sk-marked-key/u);
  expect(shell.trouble).toEqual([]);
});
