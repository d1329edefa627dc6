import { posix } from "node:path";
import ts from "typescript";
import { importsOf } from "./imports.ts";
import { linesOf } from "./measure.ts";
import type { Module } from "./read-modules.ts";

/** How the code lies in its files. Two of the figures are held by a test; the others are only printed. */
export interface Shape {
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
  /** Share of all lines that are imports. */
  readonly imports: number;
  /** Files that only one neighbour in their own folder imports, and those of them with fewer than 40 lines. */
  readonly single: readonly string[];
  readonly singleAndSmall: readonly string[];
  /** Types and exported names that three files or more define, with their number. */
  readonly homonyms: readonly (readonly [name: string, files: number])[];
}

/** Below this a file that one neighbour uses is a page to be walked to for little. */
const SMALL = 40;
/** A name that so many files define says nothing when it is read alone. */
const MANY = 3;

export function shapeOf(modules: readonly Module[]): Shape {
  const lengths = modules.map(linesOf).sort((a, b) => a - b);
  const lines = lengths.reduce((sum, one) => sum + one, 0);
  const single = singleOf(modules);
  const small = new Set(modules.filter((module) => linesOf(module) < SMALL).map(({ path }) => path));
  return {
    files: modules.length,
    lines,
    median: lengths[Math.floor(lengths.length / 2)] ?? 0,
    p90: lengths[Math.floor(lengths.length * 0.9)] ?? 0,
    max: lengths.at(-1) ?? 0,
    imports: modules.map(importLines).reduce((sum, one) => sum + one, 0) / Math.max(1, lines),
    single,
    singleAndSmall: single.filter((path) => small.has(path)),
    homonyms: homonymsOf(modules),
  };
}

function importLines({ source }: Module): number {
  const lineAt = (at: number) => source.getLineAndCharacterOfPosition(at).line;
  return source.statements
    .filter(ts.isImportDeclaration)
    .reduce((sum, one) => sum + lineAt(one.end) - lineAt(one.getStart(source)) + 1, 0);
}

/** Files with exactly one importer, which lies in the same folder. */
function singleOf(modules: readonly Module[]): readonly string[] {
  const importers = new Map<string, Set<string>>();
  for (const module of modules)
    for (const { target } of importsOf(module))
      if (target !== undefined) importers.set(target, (importers.get(target) ?? new Set()).add(module.path));
  return modules
    .map(({ path }) => path)
    .filter((path) => {
      const [first, ...others] = importers.get(path) ?? [];
      return first !== undefined && others.length === 0 && posix.dirname(first) === posix.dirname(path);
    });
}

function homonymsOf(modules: readonly Module[]): Shape["homonyms"] {
  const places = new Map<string, number>();
  for (const { source } of modules)
    for (const name of new Set(source.statements.flatMap(namesOf))) places.set(name, (places.get(name) ?? 0) + 1);
  return [...places].filter(([, files]) => files >= MANY).sort(([, a], [, b]) => b - a);
}

/** What others may meet: every type, and whatever is exported. A constant of one file is read beside its use. */
function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [statement.name.text];
  const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
  if (!exported) return [];
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

const isExport = ({ kind }: ts.Modifier) => kind === ts.SyntaxKind.ExportKeyword;
