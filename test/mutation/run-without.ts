import { fileURLToPath } from "node:url";
import { type CliOptions, createVitest, type TestModule, type Vitest } from "vitest/node";
import { testFile } from "../support/test-file.ts";
import { surroundings } from "../support/surroundings.ts";
import type { Gate, Piece } from "./gate.ts";
import { takeAway } from "./take-away.ts";

/**
 * `together`: nobody noticed that the gate was gone until those behind it were gone, too. `broken`: the code without the
 * gate does not even run, so nothing was shown.
 */
export interface Finding {
  readonly kind: "killed" | "together" | "survived" | "broken";
  /** The test that failed, or why nothing was shown. */
  readonly by: string;
}

/** Runs tests on code from which a gate was taken away, in memory: no file is ever changed. */
export interface Laboratory {
  /** Whether these tests pass on the code as it is. @param tests below `test`, without `.test.ts` */
  passes(tests: readonly string[]): Promise<boolean>;
  /** One test file after the other, until one fails. */
  without(gate: Gate): Promise<Finding>;
  close(): Promise<void>;
}

const TOP = fileURLToPath(new URL("../..", import.meta.url));

const pathOf = ({ file }: Piece) => `${TOP}src/${file}`;

export async function openLaboratory(): Promise<Laboratory> {
  let missing: readonly Piece[] = [];
  const plugin = {
    name: "latchkey:without-a-gate",
    enforce: "pre" as const,
    transform: (source: string, id: string) => {
      const here = missing.filter((piece) => id.split("?")[0] === pathOf(piece));
      return here.length > 0 ? { code: here.reduce(takeAway, source), map: null } : undefined;
    },
  };
  const vitest = await createVitest(quiet, { plugins: [plugin] });
  const run = async (test: string) => runFile(vitest, test);
  const withoutPieces = async (pieces: readonly Piece[], tests: readonly string[]) => {
    missing = pieces;
    for (const piece of pieces) vitest.invalidateFile(pathOf(piece));
    let finding: Finding = SURVIVED;
    for (const test of tests) if (finding.kind === "survived") finding = judge(await run(test));
    missing = [];
    for (const piece of pieces) vitest.invalidateFile(pathOf(piece));
    return finding;
  };
  return {
    passes: async (tests) => {
      for (const test of tests) if (!(await run(test)).every((module) => module.ok())) return false;
      return true;
    },
    without: async (gate) => {
      const alone = await withoutPieces([gate], gate.tests);
      if (alone.kind !== "survived" || gate.behind.length === 0) return alone;
      const all = await withoutPieces([gate, ...gate.behind], gate.tests);
      return all.kind === "killed" ? { ...all, kind: "together" } : all;
    },
    close: () => vitest.close(),
  };
}

/** The settings of the suite, as far as they bear on what a test does. Nothing is printed, and nothing kept. */
const quiet: CliOptions = {
  config: false,
  root: TOP,
  include: ["test/**/*.test.ts"],
  watch: false,
  reporters: [{}],
  fsModuleCache: false,
  pool: "threads",
  maxWorkers: 1,
  isolate: false,
  env: surroundings,
  bail: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** What earlier runs left behind is handed out again with every run, so only what this one is about is kept. */
async function runFile(vitest: Vitest, test: string): Promise<readonly TestModule[]> {
  const specifications = await vitest.globTestSpecifications([testFile("test", test) ?? test]);
  const { testModules } = await vitest.runTestSpecifications(specifications);
  return testModules.filter(({ moduleId }) => specifications.some((one) => one.moduleId === moduleId));
}

/** A name that is nowhere, or a file that cannot be read, is a mistake in the list and no gate that was missed. */
function judge(modules: readonly TestModule[]): Finding {
  const unread = modules.flatMap((module) => module.errors())[0];
  if (modules.length === 0 || unread) return { kind: "broken", by: unread?.message ?? "no such test" };
  const [failed] = modules.flatMap((module) => [...module.children.allTests("failed")]);
  const [error] = failed?.result().errors ?? [];
  if (!failed) return SURVIVED;
  const isMistake = error?.name === "ReferenceError" || error?.name === "SyntaxError";
  return { kind: isMistake ? "broken" : "killed", by: isMistake ? error.message : failed.fullName };
}

const SURVIVED: Finding = { kind: "survived", by: "no test" };
