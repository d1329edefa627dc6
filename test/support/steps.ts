/** One part of the check: a command that must succeed. */
export interface Step {
  readonly name: string;
  /** Words of a command that npm finds in node_modules/.bin. */
  readonly command: readonly [string, ...string[]];
  /** It prints a closing line, whose numbers are added up. */
  readonly countsTests?: boolean;
}

/** Two at a time: each of these is one busy process, and two cores are what there is. */
export const SIDE_BY_SIDE: readonly Step[] = [
  { name: "lint", command: ["eslint", "."] },
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "types of browser code", command: ["tsc", "-p", "tsconfig.browser.json"] },
  { name: "format", command: ["prettier", "--check", "."] },
  { name: "unused code and packages", command: ["knip"] },
  { name: "flows", command: ["node", "src/cli.ts", "flows", "check"] },
];

/** One after another: the tests fill both cores by themselves. */
export const ONE_BY_ONE: readonly Step[] = [
  { name: "architecture", command: ["vitest", "run", "--project", "architecture"], countsTests: true },
  { name: "tests", command: ["vitest", "run", "--project", "!architecture"], countsTests: true },
];
