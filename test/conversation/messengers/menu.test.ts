import { expect, test } from "vitest";
import type { ChatCommand, Outbound } from "../../../src/channels/channel.ts";
import { messenger, openShell, TROUBLE, words } from "../world.ts";

const command = (name: ChatCommand) => words("", { body: { kind: "command", command: name } });
const lastOf = async (shell: Awaited<ReturnType<typeof openShell>>) => (await shell.said()).at(-1) ?? "";

test("/start says hello to whoever is new, and repeats the open question to everybody else", async () => {
  const shell = await openShell();
  await shell.tell(command("start"));
  expect(await lastOf(shell)).toContain("welcome.what");
  await shell.tell(TROUBLE);
  await shell.tell(command("start"));
  expect(await lastOf(shell)).toContain("verify.code");
  expect(shell.trouble).toEqual([]);
});

test.each([
  ["cancel", "cancel"],
  ["person", "talk-to-human"],
  ["menu", "start-over"],
] as const)("/%s means the same as the word, in the middle of anything", async (name, said) => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell(command(name));
  expect((await shell.said()).some((text) => text.startsWith(`en:${said}`))).toBe(true);
});

test("/language offers every language by its own name, and the chat goes on in the chosen one where it was", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell(command("language"));
  const offer = shell.channel.sent.at(-1);
  expect(offer?.options).toEqual([
    { id: "language:en", label: "English" },
    { id: "language:es", label: "Español" },
    { id: "language:pt-BR", label: "Português (Brasil)" },
  ]);
  await shell.tell(words("", { body: { kind: "choice", option: "language:es", label: "Español" } }));
  expect(await lastOf(shell)).toMatch(/^es:verify\.code/u);
});

test("what goes out says in which language, and when the person last wrote", async () => {
  const shell = await openShell();
  await shell.tell(words("hola, olvidé mi contraseña"));
  const [line] = shell.channel.sent;
  expect(line).toMatchObject({ language: "es", heardAt: shell.clock.now() });
});

test("a number below an older question answers that one, and not what was asked since", async () => {
  const sent: Outbound[] = [];
  const plain = messenger("web-chat", 0);
  const send = async (message: Outbound) => {
    sent.push(message);
    return { kind: "sent", messageId: `p${String(sent.length)}` } as const;
  };
  const shell = await openShell({ channels: [{ ...plain, send }] });
  await shell.tell(command("language"));
  const offer = sent.length;
  await shell.tell(TROUBLE);
  await shell.tell(words("2", { repliesTo: `p${String(offer)}` }));
  expect(await lastOf(shell)).toMatch(/^es:verify\.code/u);
});
