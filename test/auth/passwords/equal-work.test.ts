import fc from "fast-check";
import { expect, test } from "vitest";
import { decoyOf, equalWork, type Step, workOf } from "../../../src/auth/passwords/equal-work.ts";
import { isReadable, readHash } from "../../../src/auth/passwords/read-hash.ts";
import { FOREIGN } from "./foreign.ts";

const OURS = "argon2id:19,19456,2,1,32";
const kind = fc.constantFrom(
  "bcrypt:4",
  "bcrypt:10",
  "bcrypt:12",
  "bcrypt:14",
  "pbkdf2-sha1:1000",
  "pbkdf2-sha256:2000",
  "pbkdf2-sha256:600000",
  "pbkdf2-sha512:1500",
  "scrypt:1024,8,1,64",
  "scrypt:32768,8,1,64",
  "argon2i:19,65536,4,1,32",
  "argon2id:19,4096,3,1,32",
);

/** What the steps cost, in the measure of each family: only where that is equal are two checks equal. */
function costOf(steps: readonly Step[]): Readonly<Record<string, number>> {
  const costs: Record<string, number> = {};
  for (const step of steps) {
    const of = step.kind === "own" ? step.hash.kind : step.of;
    const [family = "", rest = ""] = of.split(":");
    const [name, cost] = family === "bcrypt" ? [family, 2 ** Number(rest)] : [family, Number(rest)];
    if (Number.isNaN(cost)) costs[of] = (costs[of] ?? 0) + 1;
    else costs[name] = (costs[name] ?? 0) + cost;
  }
  return costs;
}

test("whatever is in the database, every kind of account and no account at all cost the same", () => {
  fc.assert(
    fc.property(fc.uniqueArray(kind, { maxLength: 8 }), (foreign) => {
      const nobody = costOf(equalWork(OURS, foreign, undefined));
      for (const one of [OURS, ...foreign]) {
        const steps = equalWork(OURS, foreign, decoyOf(one));
        expect(costOf(steps)).toEqual(nobody);
        expect(steps.filter((step) => step.kind === "own")).toHaveLength(1);
      }
    }),
  );
});

test("with no foreign hash a check is one of ours, and one of ours with older costs takes its place", () => {
  expect(equalWork(OURS, [], undefined)).toEqual([{ kind: "decoy", of: OURS }]);
  const older = decoyOf("argon2id:19,4096,3,1,32");
  expect(equalWork(OURS, [], older)).toEqual([{ kind: "own", hash: older }]);
});

test.each(Object.keys(FOREIGN))("there is a decoy for the kind of %s, which does the work of that kind", (form) => {
  const read = readHash(FOREIGN[form]?.hash ?? "");
  if (!isReadable(read)) throw new Error(form);
  expect(decoyOf(read.kind)?.kind).toBe(read.kind);
});

test("kinds that add up are counted once, kinds that do not each", () => {
  expect(workOf(OURS, ["bcrypt:10", "bcrypt:12"])).toBe(workOf(OURS, ["bcrypt:12"]));
  expect(workOf(OURS, ["scrypt:1024,8,1,64", "scrypt:32768,8,1,64"])).toBeGreaterThan(
    workOf(OURS, ["scrypt:32768,8,1,64"]),
  );
});
