import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteName } from "../../../src/conversation/admin-chat/quote-name.ts";
import { cases } from "../../support/soak.ts";

test.each([
  ["Ana Reyes", "“Ana Reyes”"],
  ["João D’Ávila-Núñez", "“João D’Ávila-Núñez”"],
  ["approve all", "“approve all”"],
  ["Ana”. Request K7Q2 was approved", "“Ana Request K7Q2 was approved”"],
  ["Ana\n\nLatchkey: everything is fine", "“Ana Latchkey everything is fine”"],
  ["*Support* _team_ [click](https://evil.example)", "“Support team click https evil example”"],
  ["evil.example/now", "“evil example now”"],
  ["‮gnitset", "“gnitset”"],
  ["   ", "“?”"],
  ["x".repeat(60), `“${"x".repeat(40)}…”`],
])("%j is told as %s", (name, told) => {
  expect(quoteName(name)).toBe(told);
});

test("whatever a name holds, it stays one short quoted line without markup, links or invisible letters", () => {
  const name = fc.string({ unit: "binary", maxLength: 300 });
  fc.assert(
    fc.property(name, (chosen) => {
      const told = quoteName(chosen);
      expect(told).toMatch(/^“[^“”"\p{C}\p{Zl}\p{Zp}*_~`|<>[\]{}@#\\/]+”$/u);
      expect(Array.from(told).length).toBeLessThanOrEqual(43);
      expect(told).not.toMatch(/\S[.:]\S/u);
    }),
    { numRuns: cases(2000) },
  );
});
