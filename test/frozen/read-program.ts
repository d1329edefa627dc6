import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

/** The tables, each file of which describes some. */
const SCHEMA = "db/schema";

/** The names that the compiler is asked for by type. */
export const STORED = "test/frozen/stored.ts";

export interface Program {
  readonly checker: ts.TypeChecker;
  /** Every file of ours below `src` and `db`. */
  readonly files: readonly ts.SourceFile[];
  readonly fileAt: (path: string) => ts.SourceFile;
}

/** The program as the compiler sees it, tests left out. */
export function readProgram(): Program {
  const read = ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(read.config, { ...ts.sys, readDirectory: () => [] }, process.cwd());
  const roots = ["src/cli.ts", "src/main.ts", STORED, ...schemaFiles()];
  const program = ts.createProgram(roots, options);
  const fileAt = (path: string) => {
    const file = program.getSourceFile(resolve(path));
    if (!file) throw new Error(`${path} is no file of the program.`);
    return file;
  };
  const ours = [resolve("src"), resolve("db")];
  const files = program.getSourceFiles().filter(({ fileName }) => ours.some((one) => fileName.startsWith(`${one}/`)));
  return { checker: program.getTypeChecker(), files, fileAt };
}

export const schemaFiles = () => readdirSync(SCHEMA).map((name) => join(SCHEMA, name));
