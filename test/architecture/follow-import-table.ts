import { builtinModules } from "node:module";
import type { Breach } from "./breach.ts";
import { doorOf, IMPORT_TABLE, NEVER_IMPORTED, type Row, WITHOUT_DOOR } from "./import-table.ts";
import { type Import, importsOf, packageOf } from "./imports.ts";
import { isBrowserCode, type Module } from "./read-modules.ts";

/** Every import that the table does not allow. */
export function followImportTable(modules: readonly Module[]): readonly Breach[] {
  return modules.flatMap((module) => {
    const row = rowOf(module.path);
    const at = (line: number, sentence: string) => ({ path: module.path, line, sentence });
    if (!row) return [at(1, "No row in test/architecture/import-table.ts says what this file may import. Add one.")];
    return importsOf(module).flatMap((one) => {
      const sentence = isBrowserCode(module.path) ? leavesTheBrowser(module.path, one) : breaks(row, one);
      return sentence ? [at(one.line, `imports ${one.specifier}: ${sentence}`)] : [];
    });
  });
}

/** Path as the table writes it: below `src`, or from the top for the rest. */
const inTable = (path: string) => path.replace(/^src\//, "");

/** The most specific row: `channels/web-chat` before `channels`; `cli` stands for cli.ts and for the folder cli. */
function rowOf(path: string): Row | undefined {
  const place = `${inTable(path).replace(/\.\w+$/, "")}/`;
  const rows = IMPORT_TABLE.filter((row) => place.startsWith(`${row.folder}/`));
  return rows.reduce<Row | undefined>(
    (best, row) => (best && best.folder.length > row.folder.length ? best : row),
    undefined,
  );
}

function breaks(row: Row, one: Import): string | undefined {
  if (!one.target) return allowsPackage(row, one.specifier) ? undefined : row.sentence;
  const target = inTable(one.target);
  const owner = rowOf(one.target);
  if (!owner) return "this is outside of src and db.";
  if (owner.folder === row.folder) return undefined;
  // main is `latchkey start` behind a check of the Node version, and bin is all of `latchkey` behind it.
  const isStart = ["main", "bin"].includes(row.folder) && owner.folder === "cli";
  if (NEVER_IMPORTED.includes(owner.folder) && !isStart)
    return "main and cli put the parts together and are imported by nobody.";
  if (!allowsFolder(row, owner.folder, target, one.typeOnly) || row.never?.includes(target)) return row.sentence;
  return throughDoor(row, owner.folder, target)
    ? undefined
    : `others import only the door, src/${doorOf(owner.folder)}.`;
}

function allowsPackage(row: Row, specifier: string): boolean {
  return row.packages === "everything" || !!row.packages?.includes(packageOf(specifier, builtinModules));
}

function allowsFolder(row: Row, folder: string, target: string, typeOnly: boolean): boolean {
  if (row.may === "everything" || row.may?.includes(folder)) return true;
  return typeOnly && !!(row.mayTypes?.includes(folder) || row.mayTypes?.includes(target));
}

function throughDoor(row: Row, folder: string, target: string): boolean {
  const ownFile = [".ts", ".js"].some((ending) => target === `${folder}${ending}`);
  return ownFile || WITHOUT_DOOR.includes(folder) || target === doorOf(folder) || !!row.mayTypes?.includes(target);
}

function leavesTheBrowser(path: string, one: Import): string | undefined {
  const home = path.slice(0, path.indexOf("/static/") + "/static/".length);
  return one.target?.startsWith(home) ? undefined : "a browser can load only files of the same static folder.";
}
