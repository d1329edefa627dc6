import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AUDIT_EVENTS } from "../../src/auth/audit/vocabulary.ts";
import { pathsBelow, TOP } from "../architecture/read-modules.ts";

const LIST = "src/auth/audit/vocabulary.ts";

test("every name of the vocabulary is one that something writes, and says what it tells", () => {
  const sources = pathsBelow("src")
    .filter((path) => path.endsWith(".ts") && path !== LIST)
    .map((path) => readFileSync(join(TOP, path), "utf8"));
  const unused = Object.keys(AUDIT_EVENTS).filter((name) => !sources.some((source) => source.includes(`"${name}"`)));
  expect(unused).toEqual([]);
  expect(Object.values(AUDIT_EVENTS).filter((sentence) => !/^[A-Z].*\.$/u.test(sentence))).toEqual([]);
});

test("its names are OWASP's form, area and what happened, and sort no two events into one", () => {
  const names = Object.keys(AUDIT_EVENTS);
  expect(names.filter((name) => !/^(?:authn|authz|session|user|excess|sys|conversation)_[a-z_]+$/u.test(name))).toEqual(
    [],
  );
  expect(new Set(Object.values(AUDIT_EVENTS)).size).toBe(names.length);
});
