import { closingLine } from "./closing-line.ts";
import { runLanes } from "./lanes.ts";
import { sum } from "./run-step.ts";
import { ONE_BY_ONE, SIDE_BY_SIDE } from "./steps.ts";

/** `npm run check`: every rule of the project, one line a step, and all that a failing step printed. */
const results = [...(await runLanes(SIDE_BY_SIDE, 2)), ...(await runLanes(ONE_BY_ONE, 1))];
if (results.some((result) => !result.ok)) process.exitCode = 1;
process.stdout.write(`${closingLine(sum(results))}\n`);
