import ts from "typescript";
import { expect, test } from "vitest";
import { lineOf, moduleOf, type Module, readModules } from "./read-modules.ts";

/**
 * What a port of the store is given runs inside a transaction, where nothing else may happen: no clock, no chance, no
 * other transaction, no wait. So it is given data, and one function at most, the pure one that decides.
 */
const PORTS = /(?:Store|Ledger)$/u;

/** Shapes that a port takes and that lie in another file than the port. */
const TAKEN = /^(?:Arrival|Claim|Turn|.*Turn|TurnMoment)$/u;

function strangers(module: Module): readonly string[] {
  const found: string[] = [];
  const isPort = (name: string) => !module.path.startsWith("src/store/") && (PORTS.test(name) || TAKEN.test(name));
  const look = (node: ts.Node, owner: string): void => {
    if (ts.isFunctionTypeNode(node) && nameOf(node.parent) !== "decide")
      found.push(
        `${module.path}:${String(lineOf(module, node))} ${owner} is given a function \`${nameOf(node.parent)}\``,
      );
    node.forEachChild((child) => look(child, owner));
  };
  module.source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node) && isPort(node.name.text)) look(node, node.name.text);
  });
  return found;
}

const nameOf = (node: ts.Node): string =>
  (ts.isPropertySignature(node) || ts.isParameter(node)) && ts.isIdentifier(node.name) ? node.name.text : "";

test("a port of the store takes data and a pure decision, and nothing else that runs", () => {
  const modules = readModules("src");
  expect(modules.flatMap(strangers)).toEqual([]);
});

test.each([
  "export interface MailLedger { claim(claim: { readonly plan: (mail: string) => string }): void }",
  "export interface Arrival { readonly write: (text: string) => string }",
  "export interface CaseStore { open(draft: () => string, decide: () => string): void }",
])("another function is found: %s", (text) => {
  expect(strangers(moduleOf("src/mail/ports.ts", text))).toHaveLength(1);
});
