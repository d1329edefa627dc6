import ts from "typescript";
import { lineOf, type Module, nodesOf } from "./read-modules.ts";

/**
 * What a function is for. `named` has a name of its own; `callback` is handed to something at once; `case` is one test;
 * `suite` only groups tests and is as long as they are.
 */
type FunctionKind = "named" | "callback" | "case" | "suite";

export interface Measured {
  readonly path: string;
  readonly line: number;
  readonly kind: FunctionKind;
  /** Lines from the first word to the closing brace, without the comment above. */
  readonly lines: number;
}

/** Lines of the file as an editor counts them; the last line break begins no line. */
export const linesOf = (module: Module) => module.source.text.replace(/\n$/, "").split("\n").length;

/** Every function of the module that has a body. */
export const functionsOf = (module: Module): readonly Measured[] =>
  nodesOf(module)
    .filter((node) => ts.isFunctionLike(node) && "body" in node && node.body !== undefined)
    .map((node) => {
      const line = lineOf(module, node);
      const end = module.source.getLineAndCharacterOfPosition(node.end).line + 1;
      return { path: module.path, line, kind: kindOf(node), lines: end - line + 1 };
    });

function kindOf(node: ts.Node): FunctionKind {
  if (!ts.isCallExpression(node.parent)) return "named";
  const name = calledName(node.parent.expression);
  if (name === "describe") return "suite";
  return name === "test" || name === "it" ? "case" : "callback";
}

/** `test` for `test(…)`, `test.skip(…)` and `test.each(table)(…)`. */
function calledName(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return calledName(callee.expression);
  return undefined;
}
