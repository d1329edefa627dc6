import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runScenario } from "../../src/cli/scenarios/run-scenario.ts";
import { readScenarios } from "../../src/cli/scenarios/read-scenario.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";

const scenarios = readScenarios(fileURLToPath(new URL(".", import.meta.url)));
const scenery = { ...readFlows(), understanding };

describe("a chat goes as it is written down", () => {
  test("there are chats to hold it to", () => expect(scenarios.length).toBeGreaterThan(30));
  test.each(scenarios)("$file: $name", async (scenario) => {
    const { expected, actual } = await runScenario(scenery, scenario);
    expect(actual).toEqual(expected);
  });
});
