import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv, type Separator } from "../../../src/auth/people/read-csv.ts";

/** What may stand in a value: all that makes reading a table hard, and no blanks at its ends, which are dropped. */
const value = fc
  .array(fc.constantFrom("a", "é", '"', ",", ";", "\t", "\n", " ", "'"), { maxLength: 6 })
  .map((letters) => letters.join("").trim());
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

const written = (row: readonly string[], separator: Separator, always: boolean) =>
  row.map((cell) => (always || /[",;\t\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator);

test("what a spreadsheet writes is read as it was, each row under the number of the line it begins in", () => {
  const separator = fc.constantFrom<Separator>(",", ";", "\t");
  const ending = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(table, separator, ending, fc.boolean(), (rows, by, end, always) => {
      const text = rows.map((row) => written(row, by, always).replaceAll("\n", end) + end).join("");
      let line = 1;
      const expected = rows.flatMap((cells) => {
        const begins = line;
        line += 1 + cells.join("").split("\n").length - 1;
        return cells.every((cell) => cell === "") ? [] : [{ line: begins, cells }];
      });
      expect(readCsv(text, by)).toEqual(expected);
    }),
  );
});

test.each(['An"a', '"Ana" B', '"Ana', '"Ana "B"', '"'])(
  "a value written %s breaks its own line and no other",
  (broken) => {
    const text = `email,name\nana@x.example,${broken}\nbob@x.example,Bob\n\ncarl@x.example,"Carl, C"\n`;
    const read = readCsv(text, ",");
    expect(read.map(({ line, cells }) => [line, cells?.[0]])).toEqual([
      [1, "email"],
      [2, undefined],
      [3, "bob@x.example"],
      [5, "carl@x.example"],
    ]);
  },
);

test("many open quotes are read in no time", () => {
  const begun = performance.now();
  expect(readCsv('a,"b\n'.repeat(20_000), ",")).not.toEqual([]);
  expect(performance.now() - begun).toBeLessThan(5000);
});
