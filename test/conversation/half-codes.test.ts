import fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE } from "../../src/shared/clock.ts";
import { chat, openShell, type Shell, TROUBLE, words } from "./world.ts";
import { cases } from "../support/soak.ts";

/** What became of the codes that were checked so far, oldest first. */
const checked = async (shell: Pick<Shell, "episodes">) =>
  (await shell.episodes(chat()))
    .flatMap(({ works }) => works)
    .filter(({ name }) => name === "check-code")
    .map(({ outcome }) => outcome);

async function asked() {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const code = shell.world.lastSecrets()["code"] ?? "";
  return { shell, code, half: [code.slice(0, 3), code.slice(3)] as const };
}

test.each([
  ["bare", ([one, other]: readonly [string, string]) => [one, other]],
  [
    "with words around",
    ([one, other]: readonly [string, string]) => [`the first half is ${one}`, `and the rest: ${other}`],
  ],
  [
    "the end first",
    ([one, other]: readonly [string, string]) => [`the second half is ${other}`, `the first half is ${one}`],
  ],
  ["en español", ([one, other]: readonly [string, string]) => [`empieza con ${one}`, `y termina en ${other}`]],
  [
    "em português",
    ([one, other]: readonly [string, string]) => [`a primeira parte é ${one}`, `e a outra metade ${other}`],
  ],
  [
    "in three",
    ([one, other]: readonly [string, string]) => [one.slice(0, 2), one.slice(2) + other.slice(0, 1), other.slice(1)],
  ],
])("a code in parts is one code: %s", async (_how, parts) => {
  const { shell, half } = await asked();
  for (const part of parts(half)) await shell.tell(part);
  expect(await checked(shell)).toEqual(["right"]);
});

test("a half alone costs no try, however often it comes", async () => {
  const { shell, code, half } = await asked();
  for (let time = 0; time < 3; time += 1) {
    await shell.tell(half[0]);
    await shell.tell("one moment please");
  }
  expect(await checked(shell)).toEqual([]);
  await shell.tell(code);
  expect(await checked(shell)).toEqual(["right"]);
});

test("halves are joined within a minute only, and only when nothing else was written between them", async () => {
  const { shell, half } = await asked();
  await shell.tell(half[0]);
  shell.clock.advance(MINUTE);
  await shell.tell(half[1]);
  await shell.tell("send it again please");
  await shell.tell(half[0]);
  await shell.tell("hold on");
  await shell.tell(half[1]);
  expect(await checked(shell)).toEqual([]);
});

test("a half that is delivered twice is one half, and the other chat's half is never taken", async () => {
  const { shell, half } = await asked();
  const first = words(half[0]);
  await shell.tell(first);
  await shell.tell({ ...words(half[1]), from: chat("tom") });
  await shell.tell(first);
  expect(await checked(shell)).toEqual([]);
  await shell.tell(half[1]);
  expect(await checked(shell)).toEqual(["right"]);
});

test("what was joined rests nowhere, and neither does a half that is called one", async () => {
  const { shell, half, code } = await asked();
  await shell.tell(`the first half is ${half[0]}`);
  await shell.tell(`the second half is ${half[1]}`);
  const lines = (await shell.inbox.history(chat(), 0)).filter(({ from }) => from === "person").map(({ text }) => text);
  expect(lines.join(" ")).not.toMatch(new RegExp(`${half[0]}|${half[1]}|${code}`, "u"));
});

test("numbers that are something else are no half", async () => {
  const { shell } = await asked();
  const property = fc.asyncProperty(
    fc.constantFrom("error 4%", "it takes %5 minutes", "I tried %3 times", "at 12:%0", "version 2.%", "ticket %482"),
    fc.integer({ min: 10, max: 99 }),
    async (text, digits) => {
      await shell.tell(text.replace("%", String(digits)));
      expect((await shell.said()).at(-1)).not.toContain("engine.half-code");
      shell.clock.advance(MINUTE);
    },
  );
  await fc.assert(property, { numRuns: cases(20) });
});
