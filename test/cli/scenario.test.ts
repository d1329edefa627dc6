import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { textId } from "../../src/shared/brand.ts";
import { BUILT_IN } from "../../src/flow-compiler/built-in.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { runScenario } from "../../src/cli/scenarios/run-scenario.ts";
import { durationOf, readScenario, readScenarios, type Scenario } from "../../src/cli/scenarios/read-scenario.ts";
import { TOLD, toldArgument } from "../../src/shared/told.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const scenarios = readScenarios(folder("test/scenarios"));
const loaded = loadFlows(folder("flows"));

const pressed = (scenario: Scenario) => scenario.chat.flatMap((line) => ("press" in line ? [line.press] : []));
const spoken = (scenario: Scenario) => scenario.chat.flatMap((line) => ("agent" in line ? line.agent : []));

const words = [
  ...BUILT_IN,
  ...TOLD.map(toldArgument),
  "answer",
  "email",
  "ip",
  "phrase",
  "case",
  "request",
  "address",
  "reason",
  "provider",
  "link",
  "mailbox",
  "flow",
  "asked",
  "goodOver",
  "lockOver",
];
const times = [
  "seenAgo",
  "mailAgo",
  "requestLeft",
  "accessLeft",
  "changeLeft",
  "lockLeft",
  "waitLeft",
  "tryLeft",
  "sentAgo",
  "goodLeft",
];
const anything: Readonly<Record<string, string | number>> = {
  ...Object.fromEntries(words.map((name): [string, string] => [name, "a"])),
  ...Object.fromEntries([...times, "minutes", "digits", "seconds"].map((name): [string, number] => [name, 60_000])),
};

test.each(scenarios)("$file says only texts that have words", ({ file, ...scenario }) => {
  if (!loaded.ok) throw new Error("The flows do not pass their check.");
  const { texts } = loaded.value;
  for (const id of spoken({ file, ...scenario })) {
    expect(texts.say(scenario.language, textId(id), anything)).not.toBe("");
  }
});

test("a scenario presses only buttons that some question has", () => {
  if (!loaded.ok) throw new Error("The flows do not pass their check.");
  const steps = Object.values(loaded.value.library.flows).flatMap((flow) => Object.values(flow.steps));
  const known = steps.flatMap((step) => ("options" in step ? step.options.map((option) => option.id) : []));
  for (const button of scenarios.flatMap(pressed)) expect(known).toContain(button);
});

test("every scenario has a name of its own", () => {
  const names = scenarios.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe("what is wrong in a transcript is refused with its file and place", () => {
  const head = "name: a chat\nlanguage: en\nchat:\n";
  test.each([
    ["a line that nobody knows", "  - persn: hello\n  - agent: [welcome.menu]\n", "chat[0]"],
    ["a line with two things at once", "  - person: hello\n    wait: 2h\n  - agent: [welcome.menu]\n", "chat[0]"],
    ["a wait without a unit", "  - person: hello\n  - wait: '20'\n", "chat[1]"],
    ["a deed with a slip in it", "  - person: hello\n  - signs-in: pasword\n", "chat[1]"],
    ["a decision that no admin can make", "  - person: hello\n  - decides: maybe\n", "chat[1]"],
    ["a reason where nothing is decided", "  - person: hello\n  - signs-in: code\n    because: no\n", "chat[1]"],
    ["a page opened from nowhere", "  - person: hello\n  - opens: address-page\n", "chat[1]"],
    [
      "a page opened from half an address",
      "  - person: hello\n  - opens: address-page\n    from: 203.0.113\n",
      "chat[1]",
    ],
    ["a mail that is never sent", "  - person: hello\n  - mail: newsletter\n", "chat[1]"],
    ["an end in the middle", "  - end: solved\n  - person: hello\n", "end must be the last line"],
  ])("%s", (_what, lines, place) => {
    expect(() => readScenario("a.yml", head + lines)).toThrow(place);
    expect(() => readScenario("a.yml", head + lines)).toThrow("a.yml");
  });
});

test("a wait is counted in milliseconds", () => {
  expect(["61s", "11m", "2h", "3d"].map(durationOf)).toEqual([61_000, 660_000, 7_200_000, 259_200_000]);
});

describe("what goes on outside the chat is held to the transcript too", () => {
  const scenery = { ...readFlows(), understanding };
  const play = (lines: string, who = "ana@acme.example") =>
    runScenario(scenery, readScenario("a.yml", `name: a chat\nlanguage: en\nperson-is: ${who}\nchat:\n${lines}`));

  test("a sign-in that should be refused and is not", async () => {
    const { expected, actual } = await play("  - signs-in: password\n    then: refused\n  - end: solved\n");
    expect([expected[0], actual[0]]).toEqual(["signs in with password: refused", "signs in with password: in"]);
  });

  test("a mail that nobody listed, with whose it is", async () => {
    const { actual } = await play("  - signs-in: password\n    then: code\n  - wait: 1m\n", "lucia@acme.example");
    expect(actual.at(-1)).toBe("mail: sign-in-code to lucia@acme.example, which the transcript does not list");
  });

  test("a mail to somebody else than the line says", async () => {
    const lines = "  - signs-in: password\n    then: code\n  - mail: sign-in-code\n    to: marta@acme.example\n";
    const { expected, actual } = await play(lines, "lucia@acme.example");
    expect(expected[1]).toBe("mail to marta@acme.example: sign-in-code");
    expect(actual[1]).toBe("mail to marta@acme.example: none");
  });

  test("a decision where there is nothing to decide", async () => {
    const { actual } = await play("  - person: hello\n  - decides: once\n");
    expect(actual).toContain("decides: refused: unknown");
  });
});
