import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestSet } from "../../src/flow-compiler/overlay/smallest-set.ts";

const ITEMS = ["a", "b", "c", "d", "e", "f"] as const;
type Item = (typeof ITEMS)[number];

const someConflicts = fc.array(fc.uniqueArray(fc.constantFrom(...ITEMS), { minLength: 1, maxLength: 3 }), {
  maxLength: 6,
});

/** A conflict is over as soon as one of its items is out. */
const openIn = (conflicts: readonly (readonly Item[])[]) => (out: ReadonlySet<Item>) =>
  conflicts.filter((between) => !between.some((item) => out.has(item))).map((between) => ({ between }));

const subsets = (items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);

test("no smaller set ends every conflict, and the same conflicts always give the same set", () => {
  fc.assert(
    fc.property(someConflicts, (conflicts) => {
      const found = smallestSet(openIn(conflicts));
      const enough = subsets(ITEMS).filter((set) => openIn(conflicts)(new Set(set)).length === 0);
      expect(openIn(conflicts)(found)).toEqual([]);
      expect(found.size).toBe(Math.min(...enough.map((set) => set.length)));
      expect(smallestSet(openIn(conflicts))).toEqual(found);
    }),
  );
});

test("what needs something that is out is out as well", () => {
  const conflicts = (out: ReadonlySet<Item>) => [
    ...(out.has("a") ? [] : [{ between: ["a"] as const }]),
    ...(out.has("a") && !out.has("b") ? [{ between: ["b"] as const }] : []),
  ];
  expect([...smallestSet<Item>(conflicts)]).toEqual(["a", "b"]);
});

test("a conflict that nobody can end does not keep the others from being ended", () => {
  const conflicts = (out: ReadonlySet<Item>) => [
    { between: [] },
    ...(out.has("a") ? [] : [{ between: ["a"] as const }]),
  ];
  expect([...smallestSet<Item>(conflicts)]).toEqual(["a"]);
});

test("many conflicts are ended in a bounded number of looks", () => {
  const pairs = Array.from({ length: 40 }, (_, at) => [`x${String(at)}`, `y${String(at)}`]);
  let looks = 0;
  const found = smallestSet<string>((out) => {
    looks += 1;
    return pairs.filter((pair) => !pair.some((item) => out.has(item))).map((between) => ({ between }));
  });
  expect(found.size).toBe(40);
  expect(looks).toBeLessThan(400);
});
