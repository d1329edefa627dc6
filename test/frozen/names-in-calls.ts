import ts from "typescript";
import { namesOfType, wordsIn } from "./names-of-type.ts";
import { propertiesOf } from "./names-in-columns.ts";
import { type Program, STORED } from "./read-program.ts";

/**
 * Names that are written where they are used: what a key is for (a MAC made for another use is another MAC), under
 * what something is remembered as done and with what answer, and the cookies that rest in browsers.
 */
export function namesInCalls(program: Program): readonly string[] {
  const names: string[] = [];
  const marks = new Map(propertiesOf(program, STORED, "Marks").map(({ place, type }) => [place, type]));
  const secrets = marks.get("secrets")?.symbol;
  const answers = marks.get("answers")?.symbol;
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) names.push(...namesInCall(program, node, secrets));
    if (ts.isExpression(node)) names.push(...namesInAnswer(program, node, answers));
    ts.forEachChild(node, look);
  };
  for (const file of program.files) look(file);
  return names;
}

function namesInCall(program: Program, call: ts.CallExpression, secrets: ts.Symbol | undefined): readonly string[] {
  const declared = program.checker.getResolvedSignature(call)?.declaration;
  if (!declared || ts.isJSDocSignature(declared)) return [];
  const name = declared.name && ts.isIdentifier(declared.name) ? declared.name.text : nameOfConstant(declared);
  const [first, second] = call.arguments;
  if (isMember(program.checker, declared, secrets))
    return textsOf(program, first).flatMap((use) => [
      `secret ${name} ${use}`,
      ...(name === "seal" ? namesOfJson(program, second, `sealed ${use}`) : []),
    ]);
  if (name === "idempotencyKey") return textsOf(program, first).map((key) => `once ${key}`);
  if (name === "cookieNamed") return textsOf(program, second).map((cookie) => `cookie ${cookie}`);
  return [];
}

/** What is sealed as JSON. */
const namesOfJson = ({ checker }: Program, node: ts.Expression | undefined, place: string): readonly string[] =>
  node && ts.isCallExpression(node)
    ? node.arguments.flatMap((one) => namesOfType(checker, checker.getTypeAtLocation(one), place))
    : [];

const nameOfConstant = ({ parent }: ts.SignatureDeclaration): string =>
  ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : "";

const isMember = (checker: ts.TypeChecker, { parent }: ts.SignatureDeclaration, of: ts.Symbol | undefined) =>
  of !== undefined && ts.isInterfaceDeclaration(parent) && checker.getSymbolAtLocation(parent.name) === of;

/** What an answer that is done once is read back as: of every expression that stands where such a schema is wanted. */
function namesInAnswer({ checker }: Program, node: ts.Expression, answers: ts.Symbol | undefined): readonly string[] {
  const wanted = checker.getContextualType(node)?.getNonNullableType();
  if (answers === undefined || wanted?.symbol !== answers) return [];
  const parse = checker.getTypeAtLocation(node).getProperty("parse");
  const signatures = parse ? checker.getTypeOfSymbol(parse).getCallSignatures() : [];
  return signatures.flatMap((one) => namesOfType(checker, one.getReturnType(), "done_once.answer"));
}

/** The texts that an expression can be, with `*` for what is only known when it runs. */
function textsOf(program: Program, node: ts.Expression | undefined): readonly string[] {
  if (!node) return [];
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly string[]>(
      (heads, { expression, literal }) =>
        heads.flatMap((head) => textsOf(program, expression).map((part) => `${head}${part}${literal.text}`)),
      [node.head.text],
    );
  const words = wordsIn(program.checker.getTypeAtLocation(node));
  if (words.length > 0) return words;
  const body = ts.isCallExpression(node) ? bodyOf(program, node) : undefined;
  return body ? textsOf(program, body) : ["*"];
}

/** Of a function that is nothing but one template. */
function bodyOf({ checker }: Program, call: ts.CallExpression): ts.Expression | undefined {
  const declared = checker.getResolvedSignature(call)?.declaration;
  return declared && ts.isArrowFunction(declared) && ts.isTemplateExpression(declared.body) ? declared.body : undefined;
}
