import { closingLine } from "./closing-line.ts";
import { runStep, type StepResult, sum } from "./run-step.ts";
import { ONE_BY_ONE, SIDE_BY_SIDE, type Step } from "./steps.ts";

/** `npm run check`: every rule of the project, one line a step, and all that a failing step printed. */
const results = [...(await runLanes(SIDE_BY_SIDE, 2)), ...(await runLanes(ONE_BY_ONE, 1))];
if (results.some((result) => !result.ok)) process.exitCode = 1;
print(closingLine(sum(results)));

/** Works through `steps` in order, `width` at a time. */
async function runLanes(steps: readonly Step[], width: number): Promise<readonly StepResult[]> {
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
