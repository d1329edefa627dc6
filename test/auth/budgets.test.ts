import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BUDGETS } from "../../src/auth/budgets.ts";
import { LIMITS } from "../../src/auth/limits.ts";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";
import { openWorld, type World } from "./world.ts";

const { code, attack } = LIMITS;
const DAYS = 365.25;

describe("the odds of a guess", () => {
  /**
   * Strangers with as many chats, networks and addresses as they like guess at every account every day. With six digits they
   * have so many comparisons in any day over all accounts, then so many with eight, then none; a guess is compared with as
   * many codes as a challenge can have, so the last one may go no further than the sum. Never more than the accounts allow.
   */
  const compared = (most: number) => Math.min(most, attack.accounts * code.triesPerDay * code.live);
  const oddsPerDay =
    compared(attack.comparedPerDay) / 10 ** code.digits +
    compared(attack.comparedPerDayLonger) / 10 ** code.digitsUnderAttack;

  test("over ten thousand accounts are at most one in a hundred a year", () => {
    expect(attack.accounts).toBeGreaterThanOrEqual(10_000);
    expect(attack.oddsPerYear).toBeLessThanOrEqual(0.01);
    expect(oddsPerDay * DAYS).toBeLessThanOrEqual(attack.oddsPerYear);
  });

  test("would be beyond that without a sum over all accounts", () => {
    const bySubject = (attack.accounts * code.triesPerDay * code.live) / 10 ** code.digitsUnderAttack;
    expect(bySubject * DAYS).toBeGreaterThan(attack.oddsPerYear);
  });
});

/** A stranger with a network of their own asks for a code of somebody. @returns the code, as its owner reads it */
async function openChat(world: World, who: string, index: number): Promise<string> {
  const origin = { ...world.originOf(`stranger ${String(index)}`), seenFrom: `198.51.100.${String(index)}` };
  const address = world.addressOf(who);
  await world.auth.codes.request({ address, purpose: "reset-password", origin, idempotencyKey: world.newKey() });
  return world.lastSecrets()["code"] ?? "";
}

// 35 challenges were opened at six digits, then 150 wrong codes typed from 30 of them: new chats were given eight digits,
// and the 35 went on taking six. Here the thirty-first opened like all others, and its own code is right.
test("whoever opens many six-digit challenges first does not outrun the longer codes", async () => {
  const world = await openWorld();
  const codes: string[] = [];
  for (let index = 0; index < 30; index += 1)
    codes.push(await openChat(world, `nobody${String(index)}@many.example`, index));
  const owners = await openChat(world, "ana@tidewater.example", 31);
  expect(owners).toHaveLength(6);
  for (let index = 0; index < attack.comparedPerDay; index += 1)
    await world.type("000000", `stranger ${String(index)}`);
  expect(await world.type(owners, "stranger 31")).toBe("expired");
  expect(await openChat(world, "ana@tidewater.example", 31)).toHaveLength(8);
});

test("guesses are counted by the codes that they are compared with, decoys and all", async () => {
  const world = await openWorld();
  await openChat(world, "nobody@many.example", 1);
  world.clock.advance(MINUTE);
  await openChat(world, "nobody@many.example", 1);
  world.clock.advance(2 * MINUTE);
  await openChat(world, "nobody@many.example", 1);
  for (let tries = 0; tries < 5; tries += 1) await world.type("000000", "stranger 1");
  // Fifteen comparisons are spent, and the next challenge could have three more: it may. One more guess, and it may not.
  expect(await openChat(world, "ana@tidewater.example", 2)).toHaveLength(6);
  for (let tries = 0; tries < 3; tries += 1) await world.type("000000", "stranger 2");
  expect(await openChat(world, "uma@breakwater.example", 3)).toHaveLength(8);
});

test("when the sum with eight digits is spent, too, a stranger's right code is not looked at", async () => {
  const world = await openWorld();
  let index = 0;
  for (let compared = 0; compared < attack.comparedPerDay + attack.comparedPerDayLonger; index += 1) {
    const chat = (index % 250) + 1;
    await openChat(world, `nobody${String(index)}@many.example`, chat);
    for (let tries = 0; tries < 5; tries += 1, compared += 1) await world.type("00000000", `stranger ${String(chat)}`);
    world.clock.advance(MINUTE);
  }
  expect(await openChat(world, "ana@tidewater.example", 251)).toBe(world.lastSecrets()["code"] ?? "");
  expect(world.readMails().at(-1)?.template).toBe("tries-stopped");
  world.clock.advance(24 * HOUR);
  expect(await openChat(world, "ana@tidewater.example", 251)).toHaveLength(6);
});

const DOC = "docs/operating/budgets.md";
const groups = z.record(z.string(), z.unknown());

/** The table as the document has it. */
const table = [
  "| Budget | Limit | Who may spend it | What it costs the owner when spent | Over all accounts |",
  "| --- | --- | --- | --- | --- |",
  ...Object.entries(BUDGETS).map(([name, { limit, spentBy, costsOwner, overAll }]) =>
    ["", name, limit, spentBy, costsOwner, overAll, ""].join(" | ").trim(),
  ),
];

const cellsOf = (line: string) => line.split("|").map((cell) => cell.trim().replace(/^-+$/u, "-"));

describe("the table of budgets", () => {
  test("stands in the documents as it stands in the code", () => {
    const printed = readFileSync(DOC, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(printed.map(cellsOf)).toEqual(table.map(cellsOf));
  });

  test.each(["en", "es", "pt-BR"])("names words that people hear in %s", (language) => {
    const said = (named: string) => {
      const [file = "", id = ""] = named.split(": ");
      const [group = "", text = ""] = id.split(".");
      const words = groups.parse(parse(readFileSync(`flows/languages/${language}/${file}.yml`, "utf8")));
      return groups.parse(words[group])[text];
    };
    for (const { words } of Object.values(BUDGETS))
      for (const named of words) expect([named, said(named)]).toEqual([named, expect.any(String)]);
  });
});
