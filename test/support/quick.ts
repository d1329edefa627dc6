import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { closingLine } from "./closing-line.ts";
import { runLanes } from "./lanes.ts";
import { sum } from "./run-step.ts";
import type { Step } from "./steps.ts";

/**
 * `npm run quick`: what a change most likely broke, in about a minute on two cores. Types of everything, lint of the files
 * that differ from the last commit, flows, and every test that stays in one process, its random cases a twentieth of the
 * check's. Slow tests (`*.slow.test.ts`), browsers and the architecture are left to `npm run check`.
 */
process.env["QUICK"] = "1";

const KEPT = "node_modules/.cache/types";
const LINTED = /\.(?:ts|mjs|js)$/u;

/** Files that differ from the last commit, new ones too, and are still there. */
function changed(): readonly string[] {
  const told = (...words: readonly string[]) => execFileSync("git", words, { encoding: "utf8" }).split("\n");
  const names = [...told("diff", "--name-only", "HEAD"), ...told("ls-files", "--others", "--exclude-standard")];
  return names.filter((name) => LINTED.test(name) && existsSync(name));
}

const types: Step = { name: "types", command: ["tsc", "-p", ".", "--incremental", "--tsBuildInfoFile", KEPT] };
const tests: Step = { name: "tests", command: ["vitest", "run", "--project", "quick"], countsTests: true };
const flows: Step = { name: "flows", command: ["node", "src/cli.ts", "flows", "check"] };

/** By its own rules a file that belongs to no project is not linted, and that is no mistake here. */
const lintOf = (files: readonly string[]): readonly Step[] =>
  files.length === 0
    ? []
    : [{ name: `lint of ${String(files.length)} changed files`, command: ["eslint", "--no-warn-ignored", ...files] }];

const beside = [types, ...lintOf(changed()), flows];
const done = await Promise.all([runLanes([tests], 1), runLanes(beside, 1)]);
const results = done.flat();
if (results.some((result) => !result.ok)) process.exitCode = 1;
process.stdout.write(`${closingLine(sum(results))}\n`);
