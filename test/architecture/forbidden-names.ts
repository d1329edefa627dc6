import type { Breach } from "./breach.ts";

/** Names that say nothing about what is inside, so everything ends up there. */
const FORBIDDEN = [
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "types",
  "manager",
  "service",
  "services",
  "misc",
  "index",
];

/** `mail-service`, `date-utils`: the same names in disguise. */
const FORBIDDEN_ENDINGS = /-(utils?|helpers?|manager|service|misc)$/;

const SENTENCE = "is a name that could hold anything. Name the file or folder after the one decision it holds.";

/** Files and folders with a forbidden name, whatever their extension. */
export const forbiddenNames = (paths: readonly string[]): readonly Breach[] =>
  paths.flatMap((path) =>
    path
      .split("/")
      .map((part) => part.replace(/\..*$/, ""))
      .filter((name) => FORBIDDEN.includes(name) || FORBIDDEN_ENDINGS.test(name))
      .map((name) => ({ path, line: 1, sentence: `"${name}" ${SENTENCE}` })),
  );
