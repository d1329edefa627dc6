import { isRecord, mistake, type Source } from "./source.ts";
import { languageFileAt } from "./language-files.ts";
import type { ReadTexts, Words } from "./symbols.ts";
import type { Diagnostic } from "./diagnostic.ts";

export interface TextsRead {
  /** What could be read; undefined where the file is of no language. */
  readonly texts: ReadTexts | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `languages/<tag>/chat.yml`: a flow (or `engine`, `shell`, or a name for texts that several flows share), and below
 * it one line for each text. The id of a text is both names joined with a dot: `welcome.menu.retry` is the line
 * `menu.retry` below `welcome`.
 */
export function readTexts(source: Source): TextsRead {
  const { language } = languageFileAt(source.file);
  if (!language) return { texts: undefined, diagnostics: [strangeLanguage(source)] };
  const found = isRecord(source.value)
    ? Object.entries(source.value).flatMap(([home, lines]) => readHome(source, home, lines))
    : [wrong(source, [], "The file holds no texts.", "Write the name of a flow, and its texts indented below it.")];
  const diagnostics = found.flatMap((one) => ("code" in one ? [one] : []));
  const texts = new Map(found.flatMap((one) => ("code" in one ? [] : [[one.id, one.words] as const])));
  return { texts: { language, source, texts }, diagnostics };
}

function strangeLanguage(source: Source): Diagnostic {
  const what = "This file is named after no language.";
  const cure = "Put it into a folder that is named after the tag of its language, such as ru or pt-BR.";
  return mistake(source, { line: 1, column: 1 }, "wrong-value", what, cure);
}

interface Text {
  readonly id: string;
  readonly words: Words;
}

function readHome(source: Source, home: string, lines: unknown): readonly (Text | Diagnostic)[] {
  if (!isRecord(lines)) {
    return [wrong(source, [home], `Below "${home}" there are no texts.`, "Indent them below it: name: words.")];
  }
  return Object.entries(lines).map(([line, words]) => {
    const path = [home, line];
    if (typeof words === "string") return { id: `${home}.${line}`, words: { words, place: source.at(path), source } };
    const what = `"${line}" stands for something else than words.`;
    return wrong(source, path, what, `Write the words behind it, in quotes. What belongs below it is "${line}.retry".`);
  });
}

const wrong = (source: Source, path: readonly string[], what: string, cure: string) =>
  mistake(source, source.at(path), "wrong-value", what, cure);
