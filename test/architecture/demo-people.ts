import type { Breach } from "./breach.ts";
import { importsOf } from "./imports.ts";
import type { Module } from "./read-modules.ts";

/** The tests that are about the demo, each with what it asks of its people. All others stand on `test/fixtures`. */
export const ABOUT_THE_DEMO: Readonly<Record<string, string>> = {
  "test/auth/demo.test.ts": "planting",
  "test/auth/demo-history.test.ts": "what happened to its people before",
  "test/browser/seen.ts": "names of its people, which no language has words for",
  "test/browser/pages.test.ts": "the page /demo, with its longest words",
  "test/cli/demo.slow.test.ts": "the demo and production kept apart, and `demo remove`",
  "test/cli/plant-in-a-process.ts": "planting, in a process that is killed",
  "test/cli/planting.slow.test.ts": "planting that is killed, all of it or nothing",
  "test/frozen/write-database.ts": "a database as people keep one, who began with the demo",
  "test/golden/golden-pages.ts": "the kept pages, which show its people",
  "test/security/attacks.slow.test.ts": "attacks on everybody of it, with all their pasts",
  "test/store/remove-people.test.ts": "nothing of them is left behind",
};

const isDemo = (target: string | undefined) => target !== undefined && /^db\/demo(\/|\.ts$)/u.test(target);

/** Tests that stand on the people of the demo and are not about them: whoever edits a story there would break them. */
export const demoPeople = (modules: readonly Module[]): readonly Breach[] =>
  modules
    .filter(({ path }) => !(path in ABOUT_THE_DEMO))
    .flatMap((module) =>
      importsOf(module)
        .filter(({ target }) => isDemo(target))
        .map(({ line }) => ({
          path: module.path,
          line,
          sentence: "a test that is not about the demo takes its people.",
        })),
    );
