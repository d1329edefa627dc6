import { afterAll, expect, test } from "vitest";
import { createAskTelegram } from "../../../src/channels/telegram/ask-telegram.ts";
import { createForum } from "../../../src/channels/telegram/forum/forum.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { createHealth } from "../../../src/shared/health.ts";
import type { Fault } from "../../doubles/telegram-server/faults.ts";
import { openTelegramServer, tooMany } from "../../doubles/telegram-server/telegram-server.ts";
import { openCase } from "./world.ts";

const api = await openTelegramServer();
afterAll(() => api.close());
let groups = 0;

/**
 * A case in a group of the real library's, whose waiting times pass on the clock of the test. Health is that of the group.
 */
async function caseInGroup() {
  groups += 1;
  const id = -1_001_000_000 - groups;
  const group = api.group({ id, type: "supergroup", title: "Desk", is_forum: true });
  group.grant(api.state.bot.id, { status: "administrator", can_manage_topics: true });
  const late: { forum?: ReturnType<typeof createForum>; health?: ReturnType<ReturnType<typeof createHealth>["part"]> } =
    {};
  const troubles: string[] = [];
  const onTrouble = (_where: string, error: unknown) => void troubles.push(String(error));
  const shell = await openCase({ forum: () => late.forum, forumHealth: () => late.health, onTrouble });
  const { clock } = shell;
  const told: string[] = [];
  const health = createHealth(clock, (part, { kind }) => told.push(`${part} ${kind}`));
  late.health = health.part("support group");
  const passes = async (milliseconds: number) => {
    clock.advance(milliseconds);
  };
  const settings = { token: api.token, apiUrl: api.url, webhookSecret: undefined, forum: String(id) };
  late.forum = createForum(createAskTelegram(settings, clock, passes), "1", String(id));
  /** Ten minutes go by, minute after minute. */
  const later = async () => {
    for (let n = 0; n < 10; n += 1) {
      clock.advance(MINUTE);
      await shell.drain();
    }
  };
  await later();
  const times = (words: string) =>
    [...group.chat.messages.values()].map(({ text = "" }) => text.split(words).length - 1).reduce((a, b) => a + b, 0);
  return { ...shell, group, id, later, times, told, troubles, state: () => health.read()["support group"]?.state };
}

const refused = (status: number, description: string): Fault["how"] => ({ status, description });

/** Telegram's own words, and a status and words that nobody has seen yet. */
const MENDED_BY_SOMEBODY = [
  refused(400, "Bad Request: not enough rights to send text messages to the chat"),
  refused(400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
  refused(400, "Bad Request: chat not found"),
  refused(400, "Bad Request: TOPIC_CLOSED"),
  refused(403, "Forbidden: bot was kicked from the supergroup chat"),
  refused(403, "Forbidden: bot is not a member of the supergroup chat"),
  refused(418, "something that nobody has seen yet"),
];

test.each(MENDED_BY_SOMEBODY)(
  "a group that answers %j gets each line once when that is mended, and is told about meanwhile",
  async (how) => {
    // A bot was muted: six times "not enough rights"; the first two lines never came into the group, and no log had a word.
    const { id, tell, later, times, told, state } = await caseInGroup();
    api.fault({ chat: id, times: 1000, how });
    await tell("first words");
    await later();
    await tell("second words");
    await later();
    expect([times("first words"), times("second words"), state()]).toEqual([0, 0, "degraded"]);
    api.clearFaults();
    await tell("third words");
    await later();
    expect([times("first words"), times("second words"), times("third words")]).toEqual([1, 1, 1]);
    expect([state(), told]).toEqual(["ok", ["support group began", "support group ended"]]);
  },
);

test.each([tooMany(7), refused(500, "Internal Server Error"), "drop", "html", "bare"] as const)(
  "a group that answers %j for a while gets each line once",
  async (how) => {
    const { id, tell, later, times } = await caseInGroup();
    api.fault({ chat: id, times: 6, how });
    await tell("first words");
    await tell("second words");
    await later();
    await tell("third words");
    await later();
    expect([times("first words"), times("second words"), times("third words")]).toEqual([1, 1, 1]);
  },
);

test("a line that no group ever takes is passed over and named; the next ones come", async () => {
  const { id, number, tell, later, times, troubles } = await caseInGroup();
  api.fault({ chat: id, method: "sendMessage", how: refused(400, "Bad Request: message is too long") });
  await tell("first words");
  await tell("second words");
  await later();
  expect([times("first words"), times("second words")]).toEqual([0, 1]);
  expect(troubles).toEqual([expect.stringContaining(`never takes a line of case ${number}`)]);
});

test("topics that are deleted again and again get a new one each, at most one in five minutes, and no line is lost", async () => {
  const { id, tell, later, times, group } = await caseInGroup();
  const before = group.chat.topics.size;
  api.fault({
    chat: id,
    method: "sendMessage",
    times: 1000,
    how: refused(400, "Bad Request: message thread not found"),
  });
  await tell("first words");
  await later();
  expect(group.chat.topics.size - before).toBeLessThanOrEqual(5);
  api.clearFaults();
  await later();
  expect(times("first words")).toBe(1);
});
