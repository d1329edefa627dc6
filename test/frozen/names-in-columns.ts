import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { resolve } from "node:path";
import type ts from "typescript";
import { isRecord } from "../../src/flow-compiler/source.ts";
import { namesOfType } from "./names-of-type.ts";
import { type Program, schemaFiles, STORED } from "./read-program.ts";

/** The fields and words of every column that says what it holds, and of what `stored.ts` says of the others. */
export async function namesInColumns(program: Program): Promise<readonly string[]> {
  const columns = await Promise.all(schemaFiles().map((file) => columnsIn(program, file)));
  return [...columns.flat(), ...propertiesOf(program, STORED, "Stored")].flatMap(({ type, place }) =>
    namesOfType(program.checker, type, place),
  );
}

interface Placed {
  readonly place: string;
  readonly type: ts.Type;
}

async function columnsIn({ checker, fileAt }: Program, file: string): Promise<readonly Placed[]> {
  const loaded: unknown = await import(resolve(file));
  const tables = isRecord(loaded) ? loaded : {};
  const symbol = checker.getSymbolAtLocation(fileAt(file));
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  return exported.flatMap((one) => {
    const table = tables[one.name];
    const row = checker.getTypeOfSymbol(one).getProperty("$inferSelect");
    return is(table, Table) && row ? columnsOf(checker, table, checker.getTypeOfSymbol(row)) : [];
  });
}

const columnsOf = (checker: ts.TypeChecker, table: Table, row: ts.Type): readonly Placed[] =>
  Object.entries(getTableColumns(table)).flatMap(([key, { name }]) => {
    const property = row.getProperty(key);
    return property ? [{ place: `${getTableName(table)}.${name}`, type: checker.getTypeOfSymbol(property) }] : [];
  });

/** The properties of an interface of ours, each with its type. */
export function propertiesOf({ checker, fileAt }: Program, file: string, name: string): readonly Placed[] {
  const symbol = checker.getSymbolAtLocation(fileAt(file));
  const found = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name);
  const type = found && checker.getDeclaredTypeOfSymbol(found);
  return (type?.getProperties() ?? []).map((one) => ({ place: one.name, type: checker.getTypeOfSymbol(one) }));
}
