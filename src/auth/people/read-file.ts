import { readCsv, type CsvRow, type Separator } from "./read-csv.ts";

/** What a file of people can say of each. */
export const COLUMNS = [
  "email",
  "name",
  "workspace",
  "role",
  "language",
  "password_hash",
  "suspended",
  "signs_in_with",
  "sign_in_page",
] as const;
export type Column = (typeof COLUMNS)[number];

/** One person as they stand in the file; what is not there is empty. Without values the quotes of the line are broken. */
export interface PersonLine {
  /** Of the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<Column, string>> | undefined;
  /** Values beyond the last column that has a name. */
  readonly beyond: boolean;
}

export interface PeopleFile {
  readonly lines: readonly PersonLine[];
  readonly columns: readonly Column[];
  /** Names of columns that mean nothing here and are not read. */
  readonly unread: readonly string[];
}

/**
 * Why nothing of a file can be read. `clear-passwords`: it has a column of passwords that are not hashed. `no-column`,
 * `column-twice`: `names` are those that are missing, or there more than once.
 */
export type FileRefusal =
  | { readonly kind: "not-utf8" | "empty" | "clear-passwords" }
  | { readonly kind: "too-many"; readonly most: number }
  | { readonly kind: "no-column" | "column-twice"; readonly names: readonly string[] };

const SEPARATORS: readonly Separator[] = [",", ";", "\t"];
const NEEDED: readonly Column[] = ["email", "name"];

/**
 * Reads a table of people: UTF-8 with or without a byte order mark, values parted by commas, semicolons or tabs, names of
 * the columns in the first line, in any order and in whatever letters.
 *
 * @param most lines that are taken
 */
export function readPeopleFile(bytes: Uint8Array, most: number): PeopleFile | FileRefusal {
  const text = textOf(bytes);
  if (text === undefined) return { kind: "not-utf8" };
  const rows = readCsv(text, separatorOf(text));
  const [head, ...people] = rows;
  if (!head?.cells) return { kind: "empty" };
  if (people.length > most) return { kind: "too-many", most };
  const named = head.cells.map(columnOf);
  const wrong = wrongHead(head.cells, named);
  if (wrong) return wrong;
  if (people.length === 0) return { kind: "empty" };
  const columns = COLUMNS.filter((column) => named.includes(column));
  const unread = head.cells.filter((_, place) => named[place] === undefined);
  return { lines: people.map((row) => lineOf(row, named)), columns, unread };
}

export const isPeopleFile = (file: PeopleFile | FileRefusal): file is PeopleFile => "lines" in file;

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The one that the first line has most of. */
function separatorOf(text: string): Separator {
  const head = /^[^\r\n]*/u.exec(text)?.[0] ?? "";
  const count = (separator: Separator) => head.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** "E-Mail", "e_mail" and "email" are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/gu, "");

const columnOf = (name: string) => COLUMNS.find((column) => plain(column) === plain(name));

const CLEAR: readonly string[] = ["password", "pass", "pwd", "contraseña", "clave", "senha"];

function wrongHead(cells: readonly string[], named: readonly (Column | undefined)[]): FileRefusal | undefined {
  if (cells.some((name) => CLEAR.includes(plain(name)))) return { kind: "clear-passwords" };
  const missing = NEEDED.filter((column) => !named.includes(column));
  if (missing.length > 0) return { kind: "no-column", names: missing };
  const twice = COLUMNS.filter((column) => named.filter((one) => one === column).length > 1);
  return twice.length > 0 ? { kind: "column-twice", names: twice } : undefined;
}

function lineOf({ line, cells }: CsvRow, named: readonly (Column | undefined)[]): PersonLine {
  if (!cells) return { line, values: undefined, beyond: false };
  const valueOf = (column: Column) => cells[named.indexOf(column)] ?? "";
  const values = {
    email: valueOf("email"),
    name: valueOf("name"),
    workspace: valueOf("workspace"),
    role: valueOf("role"),
    language: valueOf("language"),
    password_hash: valueOf("password_hash"),
    suspended: valueOf("suspended"),
    signs_in_with: valueOf("signs_in_with"),
    sign_in_page: valueOf("sign_in_page"),
  };
  return { line, values, beyond: cells.slice(named.length).some((cell) => cell !== "") };
}
