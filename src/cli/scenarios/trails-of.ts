import { readUnderstanding } from "../../app/read-understanding.ts";
import { readFlows } from "../../app/serve.ts";
import type { Trails } from "../flows.ts";
import { runScenario } from "./run-scenario.ts";
import { readScenarios } from "./read-scenario.ts";

/** Plays every transcript of a folder with the flows that came with the program. @throws as `readScenario` does */
export async function trailsOf(folder: string): Promise<Trails> {
  const scenery = { ...readFlows(), understanding: readUnderstanding() };
  const trails: [string, Awaited<ReturnType<typeof runScenario>>["trail"]][] = [];
  for (const scenario of readScenarios(folder)) {
    const { trail } = await runScenario(scenery, scenario);
    trails.push([scenario.file.replace(/\.yml$/u, ""), trail]);
  }
  return new Map(trails);
}
