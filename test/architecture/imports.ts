import { posix } from "node:path";
import ts from "typescript";
import { lineOf, type Module, nodesOf } from "./read-modules.ts";

/** One import of any form: static, re-export, dynamic, `require`, or a type in place. */
export interface Import {
  readonly line: number;
  readonly specifier: string;
  /** Path from the top of the repository for our own files, else undefined. */
  readonly target: string | undefined;
  /** Gone when the program runs. `import { type A }` is not: the module is still loaded. */
  readonly typeOnly: boolean;
}

export const importsOf = (module: Module): readonly Import[] =>
  nodesOf(module).flatMap((node) => {
    const found = specifierOf(node);
    if (!found) return [];
    return [{ ...found, line: lineOf(module, node), target: targetOf(module.path, found.specifier) }];
  });

const targetOf = (from: string, specifier: string) =>
  specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : undefined;

/** Name of the package or built-in module: `drizzle-orm/better-sqlite3` → `drizzle-orm`, `crypto` → `node:crypto`. */
export function packageOf(specifier: string, builtins: readonly string[]): string {
  const bare = specifier.replace(/^node:/, "");
  if (specifier.startsWith("node:") || builtins.includes(bare)) return `node:${bare.split("/")[0] ?? bare}`;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

type Found = Pick<Import, "specifier" | "typeOnly">;

function specifierOf(node: ts.Node): Found | undefined {
  if (ts.isImportDeclaration(node))
    return found(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
  if (ts.isExportDeclaration(node)) return found(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return found(node.argument.literal, true);
  if (ts.isExternalModuleReference(node)) return found(node.expression, false);
  if (ts.isCallExpression(node) && loads(node.expression)) return found(node.arguments[0], false);
  return undefined;
}

const loads = (callee: ts.Expression) =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");

/** A specifier that is put together while running cannot be checked, so it is shown as `(computed)` and refused. */
function found(specifier: ts.Node | undefined, typeOnly: boolean): Found | undefined {
  if (!specifier) return undefined;
  return { specifier: ts.isStringLiteralLike(specifier) ? specifier.text : "(computed)", typeOnly };
}
