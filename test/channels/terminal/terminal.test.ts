import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import type { Inbound, Inbox } from "../../../src/channels/channel.ts";
import { createTerminal } from "../../../src/channels/terminal/terminal.ts";
import { seededRandom } from "../../../src/shared/random.ts";

function terminalWith(typed: string, answer: "stored" | "refused" = "stored") {
  const received: Inbound[] = [];
  const happened: string[] = [];
  const output = new PassThrough();
  const inbox: Inbox = {
    receive: (inbound) => {
      received.push(inbound);
      happened.push(`got ${inbound.body.kind === "text" ? inbound.body.text : ""}`);
      return Promise.resolve(answer);
    },
    history: () => Promise.resolve([]),
    sameChat: (_of, { ids: [id = ""] }) => Promise.resolve(id),
  };
  const settled = () => Promise.resolve(void happened.push("settled"));
  const parts = {
    inbox,
    random: seededRandom("t"),
    input: Readable.from([typed]),
    output,
    settled,
  } as const;
  const terminal = createTerminal({ ...parts, language: "es" });
  return { terminal, received, happened, shown: () => String(output.read() ?? "") };
}

test("each line is one message with an id of its own, answered before the next is read; empty lines are none", async () => {
  const { terminal, received, happened } = terminalWith("hola\n\n  \r\n2\r\nlast without an end");
  await terminal.talk();
  expect(happened).toEqual(["got hola", "settled", "got 2", "settled", "got last without an end", "settled"]);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(3);
  expect(received.every(({ language, from }) => language === "es" && from.channel === "terminal")).toBe(true);
});

test("a message that cannot be stored is answered on the spot, with what to do", async () => {
  const { terminal, happened, shown } = terminalWith("much too long\n", "refused");
  await terminal.talk();
  expect(shown()).toContain("send less at a time");
  expect(happened).not.toContain("settled");
});

test("every line of an answer is indented, and choices come as numbers, since a terminal has no buttons", async () => {
  const { terminal, shown } = terminalWith("");
  const to = { channel: "terminal", bot: "latchkey", chat: "terminal" } as const;
  const sent = await terminal.channel.send({ to, key: "k", text: "Which one?\n1. This\n2. That", options: [] });
  expect(sent).toEqual({ kind: "sent" });
  expect(shown()).toBe("  Which one?\n  1. This\n  2. That\n\n");
  expect(terminal.channel.capabilities.buttons).toBe(0);
});
