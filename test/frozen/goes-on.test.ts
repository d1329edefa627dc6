import { expect, test } from "vitest";
import { besideOf, goOnWith, keptDatabases } from "./databases.ts";

/**
 * A database that an older program wrote and left in the middle of everything: codes that are mailed and not typed, a
 * request that nobody has decided, a recovery, a case, a linked chat, sessions, backup codes, a message that nobody has
 * looked at, work that was not begun, an alarm. The present program opens it and goes on where that one stopped.
 */
test.each(keptDatabases())("everything in a database of migration %s goes on as it would have then", async (number) => {
  expect(textsIn(await goOnWith(number))).toEqual(textsIn(besideOf(number).goesOn));
});

/** What was said in which chat, text by text: earlier programs said in several messages what one message says now. */
const textsIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => {
    const [chat = "", ...texts] = line.match(/"[^"]*"|\S+/gu) ?? [];
    return texts.map((text) => `${chat} ${text}`);
  });
