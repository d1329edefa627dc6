import fc from "fast-check";
import { expect, test } from "vitest";
import type { Flow } from "../../src/engine/engine.ts";
import { branchesOf } from "../../src/flow-compiler/branches.ts";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { type Left, listPaths, pathName, walkedPaths } from "../../src/flow-compiler/flow-compiler.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { SMALL_FLOWS } from "./small-flows.ts";
import { cases } from "../support/soak.ts";

const small = checkFiles(SMALL_FLOWS).book.flows.map(({ flow }) => flow);
const real = checkFiles(readFolder("flows").files).book.flows.map(({ flow }) => flow);
const namesOf = (flow: Flow) => listPaths(flow).paths.map(pathName);
const called = (id: string) => small.filter((flow) => flow.id === id);

test("every way through a flow is listed once, in the order of the file", () => {
  expect(called("reset").flatMap(namesOf)).toEqual([
    "verify (verified) → mail (mailed) → sent → done",
    "verify (verified) → mail (invited) → person",
    "verify (verified) → mail (unproved) → person",
    "verify (verified) → mail (disabled) → person",
    "verify (verified) → mail (used-up) → person",
    "verify (gave-up) → person",
  ]);
});

test("a loop is followed once and shown where it comes back", () => {
  const names = called("verify").flatMap(namesOf);
  expect(names).toContain("already (unproved) → email → send (mailed) → code → compare (wrong) → ↺ code");
  expect(names).toContain("already (unproved) → email → send (limit) → gave-up");
});

test("no path is listed twice, and every listed path ends in an end, a call that never returns, or a loop", () => {
  for (const flow of real) {
    const { paths, cut } = listPaths(flow);
    expect(cut).toBe(false);
    expect(new Set(paths.map(pathName)).size).toBe(paths.length);
    const ends = paths.map((path) => path.steps.at(-1));
    expect(ends.filter((end) => !end?.again && branchesOf(flow, end?.step ?? "").length > 0)).toEqual([]);
  }
});

test("whatever is walked, each of its paths is one that is listed", () => {
  const flows = real.map((flow) => ({ flow, names: new Set(namesOf(flow)) }));
  fc.assert(
    fc.property(
      fc.constantFrom(...flows),
      fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      ({ flow, names }, choices) => {
        const walked = walkedPaths(flow, wander(flow, choices)).map(pathName);
        expect(walked.filter((name) => !names.has(name))).toEqual([]);
        expect(walked.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: cases(1000) },
  );
});

test("a step that was skipped because of its limit is part of the walked path", () => {
  const left = (step: string, outcome: string): Left => ({ flow: "verify", step, outcome });
  const start = [left("already", "unproved"), left("email", "answered"), left("send", "mailed")];
  const round = [left("code", "answered"), left("compare", "wrong")];
  const trail = [...start, ...round, ...round, ...round, ...round, left("gave-up", "gave-up")];
  expect(
    called("verify")
      .flatMap((flow) => walkedPaths(flow, trail).map(pathName))
      .at(-1),
  ).toBe("already (unproved) → email → send (mailed) → code (limit) → gave-up");
});

/** Walks a flow as the engine does, by the given choices: limits are kept, and skipped steps leave no trace. */
function wander(flow: Flow, choices: readonly number[]): readonly Left[] {
  const trail: Left[] = [];
  const entered = new Map<string, number>();
  let step = flow.first;
  for (const choice of choices) {
    const limit = flow.limits[step];
    entered.set(step, (entered.get(step) ?? 0) + 1);
    const ways = branchesOf(flow, step).filter(({ name }) => name !== "limit");
    const skip = limit && (entered.get(step) ?? 0) > limit.times;
    const way = ways[choice % Math.max(1, ways.length)];
    if (!skip) trail.push({ flow: flow.id, step, outcome: way?.name ?? "end" });
    const next = skip ? limit.then : way?.to;
    if (next === undefined) return trail;
    step = next;
  }
  return [];
}
