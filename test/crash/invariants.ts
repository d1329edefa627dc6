import { expect } from "vitest";
import { audit } from "../../db/schema/audit.ts";
import { challengeCodes, resetLinks } from "../../db/schema/auth-codes.ts";
import { facts } from "../../db/schema/conversation.ts";
import type { OpenStore } from "../../src/store/store.ts";
import { messageId, type Outside } from "./outside.ts";
import type { Ended } from "./run.ts";
import { CHAT } from "./story.ts";

/** Nothing lost, nothing done twice, and what came twice came the same. */
export async function expectWhole({ outside, world, store }: Ended): Promise<void> {
  const [episode, ...others] = await world.shell.episodes(CHAT);
  expect(others).toEqual([]);
  expect(episode?.end).toEqual({ outcome: "solved", flow: "forgot-password" });
  expect(outside.signedIn).toBe(true);
  expect(changesOf(store)).toEqual({ passwordChanges: 1, codesUsed: 1, linksUsed: 1, answersToTheCode: 1 });
  expectTwiceAtMost(outside);
}

function changesOf({ queries }: OpenStore) {
  const lines = queries.select().from(audit).all();
  const stored = queries.select().from(facts).all();
  return {
    passwordChanges: lines.filter((line) => line.event === "authn_password_change").length,
    codesUsed: queries
      .select()
      .from(challengeCodes)
      .all()
      .filter((row) => row.endedAt !== null).length,
    linksUsed: queries
      .select()
      .from(resetLinks)
      .all()
      .filter((row) => row.endedAt !== null).length,
    answersToTheCode: stored.filter((row) => JSON.stringify(row).includes('"slot":"code"')).length,
  };
}

/** At most one mail was repeated, in the one window between the server's yes and our note of it; then to the byte. */
function expectTwiceAtMost({ mails, sent }: Outside): void {
  const repeatedMails = mails.length - new Set(mails.map(messageId)).size;
  expect(repeatedMails).toBeLessThanOrEqual(1);
  expect(new Set(mails).size).toBe(new Set(mails.map(messageId)).size);
  const keys = new Set(sent.map(({ key }) => key));
  expect(sent.length - keys.size).toBeLessThanOrEqual(1);
  expect(new Set(sent.map(({ key, text }) => `${key} ${text}`)).size).toBe(keys.size);
}

/**
 * The chat as Ana reads it, text by text, the two words of chance taken out. What is announced and what comes of it are one
 * message, unless the process died in between: then nobody is left waiting for the second half.
 */
export async function chatOf({ world }: Ended): Promise<readonly string[]> {
  const lines = await world.shell.inbox.history(CHAT, 0);
  return lines.flatMap(({ from, text }) =>
    text.split("\n\n").map((part) => `${from}: ${part.replace(/[“"«].*?[”"»]/u, "“…”")}`),
  );
}

const ASKS = /^agent: Please type the code/u;

/**
 * What was said is what is said undisturbed. Whoever reads the mail before the chat may write first, which is no loss; then
 * they are not asked for the code that stands there already.
 */
export async function expectSameChat(ended: Ended, undisturbed: readonly string[]): Promise<void> {
  const chat = await chatOf(ended);
  const others = (lines: readonly string[]) => lines.filter((line) => !ASKS.test(line)).toSorted();
  expect(others(chat)).toEqual(others(undisturbed));
  expect(chat.length).toBeLessThanOrEqual(undisturbed.length);
}

/** Messages of the agent in the chat. */
export const messagesIn = async ({ world }: Ended): Promise<number> =>
  (await world.shell.inbox.history(CHAT, 0)).filter(({ from }) => from === "agent").length;
