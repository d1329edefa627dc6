import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChatAddress, Inbox } from "../../../src/channels/channel.ts";
import { createLineReader } from "../../../src/channels/web-chat/line-reader.ts";
import { inboxDouble } from "../../doubles/inbox-double.ts";
import { cases } from "../../support/soak.ts";

const chat: ChatAddress = { channel: "web-chat", bot: "portal", chat: "c" };
const step = fc.constantFrom("person", "agent", "taken up", "read", "read twice at once");

/** A reception whose reads take as long as the test likes: between question and answer, anything may happen. */
const slow = (inbox: Inbox): Inbox => ({
  ...inbox,
  history: async (of, after) => {
    const lines = await inbox.history(of, after);
    await Promise.resolve();
    return lines;
  },
});

test("whatever happens between two reads, a page gets every line once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat({ max: 3 }), async (steps, after) => {
      const inbox = inboxDouble();
      const events: string[] = [];
      const read = createLineReader(slow(inbox), chat, after, (event) => void events.push(event));
      const pending: Promise<void>[] = [];
      for (const [n, what] of steps.entries()) {
        const body = { kind: "text", text: `p${n}` } as const;
        if (what === "person") await inbox.receive({ from: chat, messageId: `${n}`, body });
        else if (what === "agent") inbox.answer(chat, `a${n}`);
        else if (what === "taken up") inbox.takeUp(chat);
        else pending.push(read(), ...(what === "read" ? [] : [read()]));
      }
      await Promise.all([...pending, read()]);
      const got = events.flatMap((event) => /^id: (\d+)/.exec(event)?.[1] ?? []).map(Number);
      const all = (await inbox.history(chat, after)).map(({ sequence }) => sequence);
      expect(got).toEqual(all);
    }),
    { numRuns: cases(1000) },
  );
});

test("a line that waited when the connection broke is still reported as seen afterwards", async () => {
  const inbox = inboxDouble();
  await inbox.receive({ from: chat, messageId: "1", body: { kind: "text", text: "hello" } });
  const events: string[] = [];
  const read = createLineReader(inbox, chat, 1, (event) => void events.push(event));
  await read();
  inbox.takeUp(chat);
  await read();
  expect(events).toEqual(['event: seen\ndata: {"through":1}\n\n']);
});
