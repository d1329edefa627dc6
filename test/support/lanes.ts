import { runStep, type StepResult } from "./run-step.ts";
import type { Step } from "./steps.ts";

/** Works through `steps` in order, `width` at a time. One line a step, and all that a failing step printed. */
export async function runLanes(steps: readonly Step[], width: number): Promise<readonly StepResult[]> {
  const waiting = [...steps];
  const done: StepResult[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      report(result);
      done.push(result);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return done;
}

function report({ step, ok, seconds, output }: StepResult): void {
  print(`${ok ? "ok    " : "FAILED"}  ${step.name}  ${seconds.toFixed(1)} s`);
  if (!ok) print(`\n$ ${step.command.join(" ")}\n${output.trim()}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
