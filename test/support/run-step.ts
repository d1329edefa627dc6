import { spawn } from "node:child_process";
import { readClosingLine, type Tally } from "./closing-line.ts";
import type { Step } from "./steps.ts";

export interface StepResult {
  readonly step: Step;
  readonly ok: boolean;
  readonly seconds: number;
  /** Everything it printed, without the closing line. */
  readonly output: string;
  readonly tally: Tally;
}

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Runs a step to its end. A command that cannot be started is a failed step. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  const { code, output } = await run(step.command);
  const lines = output.trimEnd().split("\n");
  const closing = step.countsTests ? readClosingLine(lines.at(-1) ?? "") : undefined;
  const ranTests = !step.countsTests || (closing !== undefined && closing.passed > 0);
  return {
    step,
    ok: code === 0 && ranTests,
    seconds: (performance.now() - start) / 1000,
    output: closing ? lines.slice(0, -1).join("\n") : output,
    tally: closing ?? NOTHING,
  };
}

async function run([program, ...words]: Step["command"]): Promise<{ code: number; output: string }> {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (chunk: string) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: `${program} could not be started: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Counts of all steps. A failed step that counts no failed test is one failure, so that red never reads `0 failed`. */
export function sum(results: readonly StepResult[]): Tally {
  return results.reduce(
    ({ passed, failed, skipped }, { ok, tally }) => ({
      passed: passed + tally.passed,
      failed: failed + (ok ? tally.failed : Math.max(tally.failed, 1)),
      skipped: skipped + tally.skipped,
    }),
    NOTHING,
  );
}
