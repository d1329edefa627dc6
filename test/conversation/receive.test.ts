import { expect, test } from "vitest";
import { chatLines, inbox } from "../../db/schema/conversation.ts";
import { chat, openShell, type Shell, TROUBLE, words } from "./world.ts";

const PASSWORD = "Tr0ub4dor-und-drei";
const rowsIn = (shell: Awaited<ReturnType<typeof openShell>>) => shell.world.open.queries.select().from(inbox).all();
const linesOf = async (shell: Shell) => (await shell.inbox.history(chat(), 0)).map((line) => line.text);

test("one message delivered seven times at once is stored and answered once", async () => {
  const shell = await openShell();
  const message = words(TROUBLE);
  const answers = await Promise.all(Array.from({ length: 7 }, () => shell.inbox.receive(message)));
  await shell.drain();
  await shell.drain();
  expect(answers.filter((answer) => answer === "stored")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(6);
  expect((await linesOf(shell)).filter((text) => text === TROUBLE)).toHaveLength(1);
  expect((await shell.said()).filter((text) => text.startsWith("en:forgot.hello"))).toHaveLength(1);
});

test("the same message id in another chat is another message", async () => {
  const shell = await openShell();
  const answers = ["ana", "bob"].map((name) => shell.inbox.receive(words("hi", { from: chat(name), messageId: "1" })));
  expect(await Promise.all(answers)).toEqual(["stored", "stored"]);
});

test.each([
  ["nothing", words("")],
  ["white space", words(" \n ")],
  ["more than anybody types", words("a".repeat(65_537))],
  ["a message id of 129 characters", words("hi", { messageId: "x".repeat(129) })],
  ["a button id of 129 characters", words("", { body: { kind: "choice", option: "x".repeat(129), label: "Yes" } })],
])("%s is refused and leaves no trace", async (_what, message) => {
  const shell = await openShell();
  expect(await shell.tell(message)).toBe("refused");
  expect(rowsIn(shell)).toEqual([]);
  expect(await shell.said()).toEqual([]);
});

test("a message of 4,001 characters is stored cut and asked to be shorter", async () => {
  const shell = await openShell();
  expect(await shell.tell(words("a ".repeat(2_001)))).toBe("stored");
  expect(await shell.said()).toEqual(["en:shell.too-long"]);
  expect((await linesOf(shell))[0]?.length).toBeLessThanOrEqual(4000);
});

test("a typed password or code is nowhere in the database, and the person is warned of the password", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const code = shell.world.lastSecrets()["code"] ?? "";
  await shell.tell(`the code is ${code} and my password is ${PASSWORD}`);
  const bytes = shell.bytes();
  expect(bytes.includes(PASSWORD)).toBe(false);
  expect(bytes.includes(code)).toBe(false);
  expect(bytes.includes("ana@tidewater.example")).toBe(true);
  expect((await shell.said()).filter((text) => text === "en:shell.secret-cut")).toHaveLength(1);
  expect(shell.channel.removed).toHaveLength(1);
});

test("a secret in the label of a button is not stored either", async () => {
  const shell = await openShell();
  const body = { kind: "choice", option: "yes", label: `my password is ${PASSWORD}` } as const;
  await shell.tell(words("", { body }));
  expect(shell.bytes().includes(PASSWORD)).toBe(false);
});

test("a typed code still proves the mailbox: its MAC is compared", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell(shell.world.lastSecrets()["code"] ?? "");
  expect(shell.world.readMails().at(-1)?.template).toBe("reset-link");
  expect(await shell.said()).not.toContain("en:shell.secret-cut");
});

test("of 40 messages in a minute 20 are answered, and once it is said that it is too much", async () => {
  const shell = await openShell();
  for (let n = 0; n < 40; n += 1) await shell.tell(`hello number ${n}`);
  expect(rowsIn(shell).filter((row) => row.personal)).toHaveLength(40);
  const said = await shell.said();
  expect(said.filter((text) => text === "en:shell.slow-down")).toHaveLength(1);
  expect(said.at(-1)).toBe("en:shell.slow-down");
  shell.clock.advance(61_000);
  await shell.tell(TROUBLE);
  expect((await shell.said()).at(-1)).toMatch(/^en:verify/);
});

test("a line is seen when the agent has taken it up, and not before", async () => {
  const shell = await openShell();
  await shell.inbox.receive(words("hello"));
  const seen = () => shell.world.open.queries.select().from(chatLines).all()[0]?.seen;
  expect(seen()).toBe(false);
  await shell.drain();
  expect(seen()).toBe(true);
});
