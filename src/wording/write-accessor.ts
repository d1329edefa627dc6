import { isRecord, readSource } from "../flow-compiler/flow-compiler.ts";
import { patternOf } from "./check-layer.ts";
import type { Kind } from "./say-text.ts";

/**
 * TypeScript that gives every text of a kind a name and a type: one without values is a string, one with values a
 * function that takes them by name. A text that is not there, and a value that is left out, do not compile.
 *
 * @param english content of the English file, which must be sound
 */
export function writeAccessor(kind: Kind, english: string): string {
  const reading = readSource({ path: `${kind}.yml`, text: english });
  if (!reading.ok || !isRecord(reading.source.value)) throw new Error(`The English ${kind}.yml cannot be read.`);
  const name = NAMES[kind];
  return [
    `// Made by "npm run wording" from flows/languages/en/${kind}.yml; never written by hand.`,
    'import type { Say } from "../say-text.ts";',
    "",
    `/** Every text of ${kind}.yml. Words are looked up when they are asked for. */`,
    `export const ${name.function} = (say: Say) => (${writeTexts(reading.source.value, [])});`,
    "",
    `export type ${name.type} = ReturnType<typeof ${name.function}>;`,
    "",
  ].join("\n");
}

const NAMES: Readonly<Record<Kind, { readonly function: string; readonly type: string }>> = {
  portal: { function: "portalWords", type: "PortalWords" },
  mail: { function: "mailWords", type: "MailWords" },
  cases: { function: "caseWords", type: "CaseWords" },
  messengers: { function: "messengerWords", type: "MessengerWords" },
};

function writeTexts(texts: object, path: readonly string[]): string {
  const indent = "  ".repeat(path.length + 1);
  const lines = Object.entries(texts).map(
    ([key, value]: [string, unknown]) => indent + writeOne(value, [...path, key]),
  );
  return `{\n${lines.join("\n")}\n${"  ".repeat(path.length)}}`;
}

function writeOne(value: unknown, path: readonly string[]): string {
  const name = propertyName(path.at(-1) ?? "");
  const id = JSON.stringify(path.join("."));
  if (Array.isArray(value)) {
    const items = value.map((_, index) => `say(${JSON.stringify([...path, String(index)].join("."))})`);
    return `get ${name}() { return [${items.join(", ")}]; },`;
  }
  if (typeof value === "object" && value !== null) return `${name}: ${writeTexts(value, path)},`;
  const { placeholders, numbers } = patternOf(String(value));
  if (placeholders.length === 0) return `get ${name}() { return say(${id}); },`;
  const types = placeholders.map((one) => `readonly ${one}: ${numbers.includes(one) ? "number" : "string"}`);
  return `${name}: (values: { ${types.join("; ")} }) => say(${id}, values),`;
}

const propertyName = (key: string) => (/^(?:[A-Za-z]\w*|[1-9]\d*)$/u.test(key) ? key : JSON.stringify(key));
