import type { Breach } from "./breach.ts";
import { functionsOf, linesOf, type Measured } from "./measure.ts";
import type { Module } from "./read-modules.ts";

/**
 * Lines: at most `median` in the middle, `most` at 90 %, `all` anywhere. Files have no median: it would make them smaller,
 * and whoever reads the code would walk through more of them.
 */
interface Budget {
  readonly what: string;
  readonly median?: number;
  readonly most: number;
  readonly all: number;
}

const FILES: Budget = { what: "file", most: 160, all: 300 };
const FUNCTIONS: Budget = { what: "function", median: 8, most: 25, all: 60 };
/** A case that does not fit on a screen states more than one law. */
const LONGEST_CASE = 25;

type Length = Pick<Measured, "path" | "line" | "lines">;

/** Everything over a budget among `modules`, which are measured as one group called `group`. */
export function overBudget(group: string, modules: readonly Module[]): readonly Breach[] {
  const files = modules.map((module) => ({ path: module.path, line: 1, lines: linesOf(module) }));
  const functions = modules.flatMap(functionsOf);
  // Callbacks are mostly one line long: counted in, they would hide long functions from the median.
  const named = functions.filter((one) => one.kind === "named");
  return [
    ...tooLong(FILES.what, FILES.all, files),
    ...tooLong(
      FUNCTIONS.what,
      FUNCTIONS.all,
      functions.filter((one) => one.kind === "named" || one.kind === "callback"),
    ),
    ...tooLong(
      "test case",
      LONGEST_CASE,
      functions.filter((one) => one.kind === "case"),
    ),
    ...offBalance(group, FILES, files),
    ...offBalance(group, FUNCTIONS, named),
  ];
}

const tooLong = (what: string, limit: number, lengths: readonly Length[]): readonly Breach[] =>
  lengths
    .filter((one) => one.lines > limit)
    .map(({ path, line, lines }) => ({
      path,
      line,
      sentence: `${what} of ${lines} lines: at most ${limit}. Split it.`,
    }));

/** The median and the 90 % mark of a group; the sentence names the longest ones, where splitting helps most. */
function offBalance(group: string, { what, median, most }: Budget, lengths: readonly Length[]): readonly Breach[] {
  const sorted = [...lengths].sort((a, b) => b.lines - a.lines);
  /** What all but one in `share` keep to. */
  const mark = (share: number) => sorted[Math.floor(sorted.length / share)]?.lines ?? 0;
  const longest = sorted.slice(0, 5).map((one) => `${one.path}:${one.line} (${one.lines})`);
  const breach = (name: string, is: number, limit = is) =>
    is <= limit
      ? []
      : [
          {
            path: group,
            line: 1,
            sentence: `${what}s: ${name} is ${is} lines, at most ${limit}. Longest: ${longest.join(", ")}`,
          },
        ];
  return [...breach("median", mark(2), median), ...breach("90 % mark", mark(10), most)];
}
