/** One row of a table: where it begins, and what stands in it. Without cells its quotes do not close as they should. */
export interface CsvRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/** What stands between two values of a row. */
export type Separator = "," | ";" | "\t";

/** A value in quotes may go over so many lines. A quote that does not close until then was left open. */
const LONGEST_VALUE = 100;

/**
 * Reads a table as RFC 4180 writes it: quotes, doubled quotes, line breaks inside quotes, any line ending. Blanks around a
 * value are dropped, and so are empty lines.
 *
 * A broken row is one row: what comes after it is read. Libraries stop at it, or take the rest of the file for its value,
 * and count lines by their own way; here every bad line of a file is to be told at once, under the number that an editor
 * shows.
 */
export function readCsv(text: string, separator: Separator): readonly CsvRow[] {
  const lines = text.split(/\r\n|\n|\r/u);
  const rows: CsvRow[] = [];
  let at = 0;
  while (at < lines.length) {
    const { cells, lines: taken } = readRow(lines, at, separator);
    if (cells === undefined || cells.some((cell) => cell !== "")) rows.push({ line: at + 1, cells });
    at += taken;
  }
  return rows;
}

/** @returns how many lines the row takes */
function readRow(
  lines: readonly string[],
  from: number,
  separator: Separator,
): Pick<CsvRow, "cells"> & { lines: number } {
  const first = lines[from] ?? "";
  if (!first.includes('"')) return { cells: first.split(separator).map((cell) => cell.trim()), lines: 1 };
  let row = first;
  for (let taken = 1; taken <= LONGEST_VALUE && from + taken <= lines.length; taken++) {
    if (hasClosed(row)) {
      const cells = cellsOf(row, separator);
      return cells ? { cells, lines: taken } : { cells, lines: 1 };
    }
    row += `\n${lines[from + taken] ?? ""}`;
  }
  return { cells: undefined, lines: 1 };
}

/** A doubled quote counts twice, so quotes that are open make an odd number. */
const hasClosed = (row: string) => (row.split('"').length - 1) % 2 === 0;

function cellsOf(row: string, separator: Separator): readonly string[] | undefined {
  const cells: string[] = [];
  const cell = new RegExp(`[ ]*(?:"((?:[^"]|"")*)"[ ]*|([^"${separator}]*))(${separator}|$)`, "uy");
  for (let end = false; !end;) {
    const found = cell.exec(row);
    if (!found) return undefined;
    const [, quoted, plain = "", behind] = found;
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim());
    end = behind === "";
  }
  return cells;
}
