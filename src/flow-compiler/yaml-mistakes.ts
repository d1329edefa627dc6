import { type Document, isAlias, isNode, visit, type YAMLError } from "yaml";
import type { Code } from "./diagnostic.ts";

interface YamlMistake {
  readonly code: Code;
  /** Characters from the beginning of the file. */
  readonly offset: number;
  readonly what: string;
  readonly cure: string;
}

/** What keeps a document from being plain, readable YAML. @param text what the document was read from */
export function yamlMistakes(document: Document, text: string): readonly YamlMistake[] {
  const errors = document.errors.filter((error) => error.code !== "BAD_ALIAS");
  const repeated = errors.filter((error) => error.code === "DUPLICATE_KEY");
  // One slip makes everything below it look wrong: only the first is worth reading.
  const first = errors.filter((error) => error.code !== "DUPLICATE_KEY").slice(0, 1);
  if (first.length > 0) return first.map((one) => explain(one, text));
  return document.contents === null
    ? [EMPTY]
    : [...repeated.map((one) => explain(one, text)), ...referencesIn(document, text)];
}

const EMPTY: YamlMistake = {
  code: "yaml-syntax",
  offset: 0,
  what: "The file is empty.",
  cure: "Write something into it, or delete it.",
};

function explain({ code, message, pos }: YAMLError, text: string): YamlMistake {
  const offset = pos[0];
  if (code === "DUPLICATE_KEY") {
    return {
      code: "duplicate-key",
      offset,
      what: `${nameAt(text, offset)} is written twice in the same place.`,
      cure: "Rename or delete one of the two.",
    };
  }
  const advice = ADVICE[code] ?? "Look at the indentation, the colons and the quotes here and on the line above.";
  return { code: "yaml-syntax", offset, what: `This is not valid YAML: ${firstSentence(message)}.`, cure: advice };
}

const nameAt = (text: string, offset: number) => {
  const [, name = ""] = /^["']?([^"':\n]{1,60})/u.exec(text.slice(offset, offset + 80)) ?? [];
  return name === "" ? "This name" : `"${name.trim()}"`;
};

const ADVICE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "Indent with spaces instead of tabs.",
  BAD_INDENT: "Indent all keys of one level alike, and close every bracket.",
  MULTIPLE_DOCS: "Delete the line ---, and move what follows it to a file of its own.",
  MISSING_CHAR: "Look for a quote, bracket or colon that is missing here.",
  MULTILINE_IMPLICIT_KEY: 'Put a sentence with a colon into quotes: "so: like this".',
  BLOCK_AS_IMPLICIT_KEY: 'Put a sentence with a colon into quotes: "so: like this".',
};

const firstSentence = (message: string) => (message.split("\n")[0] ?? message).replace(/[.:]+$/, "");

/** Anchors, aliases and tags: shorthand that hides what a file says from the next reader. */
function referencesIn(document: Document, text: string): readonly YamlMistake[] {
  const found: YamlMistake[] = [];
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    const before = (mark: string) => Math.max(0, text.lastIndexOf(mark, offset));
    if (isAlias(node)) found.push(reference(offset, `the alias *${node.source}`));
    else if (node.anchor !== undefined) found.push(reference(before(`&${node.anchor}`), `the anchor &${node.anchor}`));
    else if (node.tag !== undefined) found.push(reference(startOfTag(text, before("!")), "a tag"));
  });
  return found;
}

const startOfTag = (text: string, mark: number) => (text[mark - 1] === "!" ? mark - 1 : mark);

const reference = (offset: number, name: string): YamlMistake => ({
  code: "yaml-reference",
  offset,
  what: `Here stands ${name}, which these files do not use.`,
  cure: "Write out in full what it stands for.",
});
