import { readUnderstanding } from "../../app/read-understanding.ts";
import { readFlows } from "../../app/serve.ts";
import type { ScenarioPaths } from "../flows.ts";
import { runScenario } from "./run-scenario.ts";
import { readScenarios } from "./read-scenario.ts";

/** Plays every transcript of a folder with the flows that came with the program. @throws as `readScenario` does */
export async function pathsOfScenarios(folder: string): Promise<ScenarioPaths> {
  const scenery = { ...readFlows(), understanding: readUnderstanding() };
  const paths: [string, Awaited<ReturnType<typeof runScenario>>["path"]][] = [];
  for (const scenario of readScenarios(folder)) {
    const { path } = await runScenario(scenery, scenario);
    paths.push([scenario.file.replace(/\.yml$/u, ""), path]);
  }
  return new Map(paths);
}
