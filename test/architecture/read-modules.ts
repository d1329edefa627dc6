import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One source file, parsed. `path` is seen from the top of the repository, with `/`. */
export interface Module {
  readonly path: string;
  readonly source: ts.SourceFile;
}

export const TOP = fileURLToPath(new URL("../../", import.meta.url));

/** Parses `text` as if it were the file `path`: how seeded violations are made. */
export const moduleOf = (path: string, text: string): Module => ({
  path,
  source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** All TypeScript and JavaScript below `folder`, in order of path. */
export const readModules = (folder: string): readonly Module[] =>
  pathsBelow(folder)
    .filter((path) => /\.(ts|js|mjs)$/.test(path))
    .map((path) => moduleOf(path, readFileSync(join(TOP, path), "utf8")));

/** All files below `folder`, hidden ones too; `passOver` names folders that are not entered. */
export function pathsBelow(folder: string, passOver: readonly string[] = []): readonly string[] {
  const entries = readdirSync(join(TOP, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = relative(TOP, join(TOP, folder, entry.name))
      .split(sep)
      .join("/");
    if (entry.isDirectory()) return passOver.includes(entry.name) ? [] : pathsBelow(path, passOver);
    return entry.isFile() ? [path] : [];
  });
}

/** Code that runs in the visitor's browser: plain JavaScript, with a clock and a network of its own. */
export const isBrowserCode = (path: string) => path.includes("/static/");

/** Code that no person writes or reads: it is only looked up in. */
export const isGenerated = (path: string) => path.includes("/generated/");

/** Every node of the module, parents before children. */
export function nodesOf(module: Module): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(module.source);
  return nodes;
}

/** 1-based line on which the node itself (not its comment) begins. */
export const lineOf = (module: Module, node: ts.Node) =>
  module.source.getLineAndCharacterOfPosition(node.getStart(module.source)).line + 1;
