import type { Reporter, TestModule } from "vitest/node";

/** How a run went. `failed` is never 0 for a run that did not pass, whatever kept it from passing. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** `12 passed, 0 failed`, with `, 1 skipped` when any was. */
export function closingLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/** Reads back what `closingLine` wrote; undefined for any other line. */
export function readClosingLine(line: string): Tally | undefined {
  const words = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line.trim());
  return words ? { passed: Number(words[1]), failed: Number(words[2]), skipped: Number(words[3] ?? 0) } : undefined;
}

/** Prints the closing line alone, after everything else that the run prints. */
export const closingLineReporter: Reporter = {
  onTestRunEnd: (modules, unhandled, reason) => {
    const line = closingLine(count(modules, unhandled.length, reason === "passed"));
    process.once("exit", () => process.stdout.write(`\n${line}\n`));
  },
};

/** A file that could not be loaded or a stray rejection holds no failed test, yet is a failure. */
function count(modules: readonly TestModule[], strayErrors: number, passed: boolean): Tally {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const broken = modules.reduce((sum, module) => sum + errorsOutsideTests(module), 0);
  const failed = states.filter((state) => state === "failed" || state === "pending").length + broken + strayErrors;
  return {
    passed: states.filter((state) => state === "passed").length,
    failed: passed ? failed : Math.max(failed, 1),
    skipped: states.filter((state) => state === "skipped").length,
  };
}

function errorsOutsideTests(module: TestModule): number {
  const suites = [...module.children.allSuites()];
  return module.errors().length + suites.reduce((sum, suite) => sum + suite.errors().length, 0);
}
