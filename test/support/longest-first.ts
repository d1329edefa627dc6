import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take ten seconds or more by themselves, the longest first. A name that is gone is harmless. */
const LONGEST = [
  "crash/kills",
  "security/races",
  "security/enumeration",
  "browser/article",
  "browser/pages",
  "browser/security",
  "browser/whitelist",
  "browser/story",
  "store/race",
  "auth/enumeration",
  "auth/try-budget",
  "mail/recipients",
  "store/backup-codes",
  "cli/start",
  "cli/doctor",
  "crash/points",
];

const SUFFIXES = [".test.ts", ".slow.test.ts"];

/**
 * Begins with the longest files, so that at the end no worker is left alone with one. A fresh checkout knows no
 * durations, and would begin with the files that have the most letters. Files of one project stay together, for
 * workers go on from one to the next.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** Browser tests first: they are the longest together. */
function placeOf({ project, moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => SUFFIXES.some((suffix) => moduleId.endsWith(`/test/${name}${suffix}`)));
  return (project.name === "browser" ? 0 : 1000) + (at < 0 ? LONGEST.length : at);
}
