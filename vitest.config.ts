import { defineConfig } from "vitest/config";
import { closingLineReporter } from "./test/support/closing-line.ts";
import { LongestFirst } from "./test/support/longest-first.ts";
import { surroundings } from "./test/support/surroundings.ts";

/** Sized for two slow cores that others use too. A test that hangs still ends. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, teardownTimeout: 10_000 };

const SLOW = "test/**/*.slow.test.ts";
const requireNode = "test/support/require-node.ts";

export default defineConfig({
  test: {
    reporters: ["default", closingLineReporter],
    pool: "forks",
    maxWorkers: 2,
    // One process goes through many files: loading the program anew for each took as long as its tests.
    isolate: false,
    env: surroundings,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "architecture",
          include: ["test/architecture/**/*.test.ts"],
          globalSetup: [requireNode],
          ...patience,
        },
      },
      {
        test: {
          // In one process and of a few seconds a file: the inner loop.
          name: "quick",
          include: ["test/**/*.test.ts"],
          exclude: ["test/architecture/**", "test/browser/**", SLOW],
          globalSetup: [requireNode],
          ...patience,
        },
      },
      {
        test: {
          // Processes of their own, thousands of cases, or seconds of real time.
          name: "slow",
          include: [SLOW],
          exclude: ["test/browser/**"],
          globalSetup: [requireNode],
          ...patience,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: [requireNode, "test/support/require-browser.ts"],
          ...patience,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
