import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCodes, readCode } from "../../../src/auth/backup-codes/codes.ts";
import { CROCKFORD } from "../../../src/shared/crockford.ts";
import { systemRandom } from "../../../src/shared/random.ts";

const SHAPE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

test("of 100,000 codes none is like another, all have the shape, and no letter is rarer than chance allows", () => {
  const codes = Array.from({ length: 10_000 }, () => drawCodes(systemRandom)).flat();
  expect(new Set(codes).size).toBe(100_000);
  expect(codes.filter((code) => !SHAPE.test(code))).toEqual([]);
  const counts = new Map<string, number>();
  for (const letter of codes.join("").replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect([...counts.keys()].sort().join("")).toBe(CROCKFORD);
  const expected = 1_600_000 / 32;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 31 degrees of freedom: above 80 one run in 300,000.
  expect(chiSquare).toBeLessThan(80);
});

test("each place of a code can hold each letter: 80 bits", () => {
  const seen = Array.from({ length: 16 }, () => new Set<string>());
  for (let set = 0; set < 200; set += 1)
    for (const code of drawCodes(systemRandom))
      Array.from(code.replaceAll("-", "")).forEach((letter, place) => seen[place]?.add(letter));
  expect(seen.map((letters) => letters.size)).toEqual(Array.from({ length: 16 }, () => 32));
});

const numbers = fc.integer({ min: 1, max: 10 });
const letters = fc.array(fc.constantFrom(...Array.from(CROCKFORD)), { minLength: 16, maxLength: 16 });

/** Ways in which people copy, from paper and by paste. */
const HANDS: Readonly<Record<string, (code: string) => string>> = {
  "as printed": (code) => code.replace(/(.{4})(?=.)/g, "$1-"),
  "in lower case": (code) => code.toLowerCase(),
  "with spaces": (code) => ` ${code.replace(/(.{4})/g, "$1 ")}`,
  "with letters for digits": (code) => code.replaceAll("0", "O").replaceAll("1", "l"),
  "with I for 1": (code) => code.replaceAll("1", "I").replaceAll("0", "o"),
  "full-width": (code) =>
    code.replace(/[0-9A-Z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  "with long dashes": (code) => code.replace(/(.{4})(?=.)/g, "$1–"),
};

test.each(Object.entries(HANDS))("typed %s a code is read, its number before it or beside it", (_how, hand) => {
  fc.assert(
    fc.property(numbers, letters, (number, drawn) => {
      const code = drawn.join("");
      const meant = { number, code };
      for (const mark of ["", ".", ")", "  "]) {
        const inOne = `${String(number)}${mark} ${hand(code)}`;
        expect(readCode({ number: "", code: inOne })).toEqual(meant);
        expect(readCode({ number: String(number), code: inOne })).toEqual(meant);
      }
      expect(readCode({ number: ` #${String(number)}`, code: hand(code) })).toEqual(meant);
    }),
  );
});

test.each([
  ["no number", "", "ABCD-EFGH-JKMN-PQRS"],
  ["a number above ten", "11", "ABCD-EFGH-JKMN-PQRS"],
  ["zero", "0", "ABCD-EFGH-JKMN-PQRS"],
  ["two numbers that differ", "4", "3 ABCD-EFGH-JKMN-PQRS"],
  ["a letter too few", "3", "ABCD-EFGH-JKMN-PQR"],
  ["a letter too many", "3", "ABCD-EFGH-JKMN-PQRST"],
  ["a letter that no code has", "3", "ABCD-EFGH-JKMN-PQRU"],
  ["a mailed code", "", "123456"],
  ["nothing", "", ""],
])("%s is no guess", (_what, number, code) => {
  expect(readCode({ number, code })).toBeUndefined();
});

test("whatever is typed is read without failing, as one code of ten or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }), (number, code) => {
      const read = readCode({ number, code });
      expect(read === undefined || (read.number >= 1 && read.number <= 10 && read.code.length === 16)).toBe(true);
    }),
  );
});
