import { expect, test } from "vitest";
import { deliveries } from "../../db/schema/conversation-outbox.ts";
import { renderOutbound, splitText } from "../../src/conversation/delivery/render-outbound.ts";
import { after } from "../../src/shared/brand.ts";
import { chat, messenger, openShell, TROUBLE, words } from "./world.ts";

const statuses = (shell: Awaited<ReturnType<typeof openShell>>) =>
  shell.world.open.queries
    .select()
    .from(deliveries)
    .all()
    .map((row) => row.status);

test("lines go out once each, in the order of the chat, under keys that never repeat", async () => {
  const shell = await openShell();
  await shell.tell("hello");
  await shell.tell(TROUBLE);
  await shell.drain();
  expect(shell.channel.sent.map((message) => message.text)).toEqual(await shell.bubbles());
  expect(new Set(shell.channel.sent.map((message) => message.key)).size).toBe(shell.channel.sent.length);
});

test("two processes on one file send each line once", async () => {
  const shell = await openShell();
  const other = messenger();
  const second = shell.again({ channels: [other] });
  for (let n = 0; n < 12; n += 1) await shell.inbox.receive(words("hello", { from: chat(`c${n}`) }));
  await Promise.all([shell.drain(), second.drain()]);
  await Promise.all([shell.drain(), second.drain()]);
  const keys = [...shell.channel.sent, ...other.sent].map((message) => message.key);
  expect(keys).toHaveLength(12);
  expect(new Set(keys).size).toBe(12);
});

test("a sender that was killed is taken over when its lease ends, with the same key", async () => {
  const shell = await openShell({ channels: [] });
  await shell.tell("hello");
  const now = shell.clock.now();
  const claim = { channels: ["web-chat"], now, lease: "killed", leaseUntil: after(now, 30_000) } as const;
  const [taken] = await shell.store.claimLines(claim);
  const second = shell.again();
  await second.drain();
  expect(second.channel.sent).toEqual([]);
  shell.clock.advance(30_000);
  await second.drain();
  expect(second.channel.sent.map((message) => message.key)).toEqual([taken?.key]);
});

test("a messenger that is down for one chat holds up no other, and order is kept when it comes back", async () => {
  const shell = await openShell();
  let down = true;
  shell.channel.answer = async ({ to }) =>
    down && to.chat === "ana" ? { kind: "later", why: "down" } : { kind: "sent" };
  await shell.tell(TROUBLE);
  await shell.tell("why?");
  await shell.tell(words("hello", { from: chat("bob") }));
  expect(shell.channel.sent.map((message) => message.to.chat)).toEqual(["bob"]);
  down = false;
  shell.clock.advance(300_000);
  await shell.drain();
  const ana = shell.channel.sent.filter((message) => message.to.chat === "ana").map((message) => message.text);
  expect(ana).toEqual(await shell.bubbles());
  expect(ana).toHaveLength(2);
});

test("a chat whose messenger never answers does not keep the others waiting", async () => {
  const shell = await openShell();
  shell.channel.answer = ({ to }) =>
    to.chat === "ana" ? new Promise(() => undefined) : Promise.resolve({ kind: "sent" });
  await shell.inbox.receive(words("hello"));
  await shell.inbox.receive(words("hello", { from: chat("bob") }));
  await shell.drain();
  expect(shell.channel.sent.map((message) => message.to.chat)).toEqual(["bob"]);
});

test("a channel that throws is trouble in the log, and the line is tried again, not before its pause", async () => {
  const shell = await openShell();
  shell.channel.answer = () => Promise.reject(new Error("socket hang up"));
  await shell.tell("hello");
  expect(statuses(shell)).toEqual(["queued"]);
  expect(shell.trouble).not.toEqual([]);
  shell.channel.answer = async () => ({ kind: "sent" });
  await shell.drain();
  expect(statuses(shell)).toEqual(["queued"]);
  shell.clock.advance(1_000);
  await shell.drain();
  expect(statuses(shell)).toEqual(["sent"]);
});

test("what a messenger refuses for good is not tried again, and the next line goes out", async () => {
  const shell = await openShell();
  shell.channel.answer = async () => ({ kind: "refused", why: "chat is gone" });
  await shell.tell("hello");
  shell.channel.answer = async () => ({ kind: "sent" });
  await shell.tell("hello again");
  const [first, ...others] = statuses(shell);
  expect(first).toBe("refused");
  expect(new Set(others)).toEqual(new Set(["sent"]));
});

test("lines for a channel that another process hosts are left to it", async () => {
  const shell = await openShell({ channels: [messenger("terminal")] });
  await shell.tell("hello");
  expect(statuses(shell)).toEqual(["queued"]);
});

const hint = (most: number) => `Reply 1–${String(most)}.`;

const line = {
  to: chat(),
  key: "k",
  text: "Which one?",
  options: [
    { id: "a", label: "This" },
    { id: "b", label: "That" },
  ],
};

test("choices become numbers where there are too few buttons, and it is said how to answer", () => {
  const [plain] = renderOutbound(line, { buttons: 1, textLimit: 100, deletes: false, edits: false }, hint);
  expect(plain).toMatchObject({ text: "Which one?\n\n1. This\n2. That\n\nReply 1–2.", options: [] });
  expect(renderOutbound(line, { buttons: 2, textLimit: 100, deletes: false, edits: false }, hint)).toEqual([line]);
});

test("a long text is cut at sentences, and only its last part has the buttons", () => {
  const text = "One sentence here. Another one there. A third.";
  const parts = renderOutbound({ ...line, text }, { buttons: 3, textLimit: 25, deletes: false, edits: false }, hint);
  expect(parts.map((part) => part.text)).toEqual(["One sentence here.", "Another one there.", "A third."]);
  expect(parts.map((part) => part.options.length)).toEqual([0, 0, 2]);
  expect(parts.map((part) => part.key)).toEqual(["k", "k:2", "k:3"]);
});

test("no cut falls between the halves of a character", () => {
  const parts = splitText("\u{1F600}".repeat(10), 5);
  expect(parts.join("")).toBe("\u{1F600}".repeat(10));
  expect(parts.every((part) => part.length <= 5)).toBe(true);
  expect(() => parts.map((part) => encodeURIComponent(part))).not.toThrow();
});
