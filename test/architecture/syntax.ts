import ts from "typescript";

/** `owner.name` or `owner["name"]`, for a global `owner`. */
export const isMember = (node: ts.Node, owner: string, name: string) => memberName(node, owner) === name;

/** The name read from the global `owner`; undefined when the node is something else. */
function memberName(node: ts.Node, owner: string): string | undefined {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  if (!usesGlobal(node.expression, owner)) return undefined;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : "(computed)";
}

/** The global of that name is used: alone, or as a member of `globalThis`. Names of members, keys and imports are not. */
export function usesGlobal(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name && !isOnlyAName(node);
  return isGlobalThisMember(node, name);
}

const isGlobalThisMember = (node: ts.Node, name: string) =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === "globalThis" &&
  node.name.text === name;

/** The identifier stands where a name is given, not where a value is read; types are not values either. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  return (
    ts.isTypeNode(parent) || ts.isTypeElement(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)
  );
}

/** `import { name } from "from"`, with or without `node:`, under whatever local name; `* as` counts as every name. */
export function importsName(node: ts.Node, from: string, name: string | RegExp): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  if (node.moduleSpecifier.text.replace(/^node:/, "") !== from) return false;
  if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const names = node.importClause?.namedBindings;
  if (!names || ts.isNamespaceImport(names)) return true;
  return names.elements.some((element) => matches((element.propertyName ?? element.name).text, name));
}

const matches = (text: string, name: string | RegExp) => (typeof name === "string" ? text === name : name.test(text));

/** Imports anything at all from one of `modules`, or from below it (`timers/promises`). */
export const importsModule = (node: ts.Node, modules: readonly string[]) =>
  modules.some((name) => importsName(node, name, /./) || importsName(node, `${name}/promises`, /./));

/** `new Name()` with nothing in the brackets, or `Name()` without `new`. */
export function bareCall(node: ts.Node, name: string): boolean {
  if (ts.isNewExpression(node)) return usesGlobal(node.expression, name) && !node.arguments?.length;
  return ts.isCallExpression(node) && usesGlobal(node.expression, name);
}
