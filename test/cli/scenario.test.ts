import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { textId } from "../../src/shared/brand.ts";
import { loadFlows } from "../../src/flow-files/flow-files.ts";
import { durationOf, readScenario, readScenarios, type Scenario } from "../../src/cli/scenarios/read-scenario.ts";

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const scenarios = readScenarios(folder("test/scenarios"));
const loaded = loadFlows(folder("flows"));

const pressed = (scenario: Scenario) => scenario.chat.flatMap((line) => ("press" in line ? [line.press] : []));
const spoken = (scenario: Scenario) => scenario.chat.flatMap((line) => ("agent" in line ? line.agent : []));

test.each(scenarios)("$file says only texts that have words", ({ file, ...scenario }) => {
  if (!loaded.ok) throw new Error("The flows do not pass their check.");
  const { texts } = loaded.value;
  const anything = { email: "a", phrase: "b", minutes: 1, digits: 6, seconds: 1, case: "c" };
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
    ["an end in the middle", "  - end: solved\n  - person: hello\n", "end must be the last line"],
  ])("%s", (_what, lines, place) => {
    expect(() => readScenario("a.yml", head + lines)).toThrow(place);
    expect(() => readScenario("a.yml", head + lines)).toThrow("a.yml");
  });
});

test("a wait is counted in milliseconds", () => {
  expect(["61s", "11m", "2h", "3d"].map(durationOf)).toEqual([61_000, 660_000, 7_200_000, 259_200_000]);
});
