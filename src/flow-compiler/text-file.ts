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
  const homes = isRecord(source.value) ? Object.entries(source.value) : [];
  // Lines that nobody indented leave nothing below their flow: that is one slip.
  const isLoose = homes.some(([, lines]) => typeof lines === "string");
  const found = isRecord(source.value)
    ? homes.flatMap(([home, lines]) => (lines === null && isLoose ? [] : readHome(source, home, lines)))
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
    const isLoose = typeof lines === "string";
    const what = isLoose ? `The text "${home}" stands below no flow.` : `Below "${home}" there are no texts.`;
    const cure = isLoose ? "Write the name of its flow above it, and indent it by two blanks." : INDENT_CURE;
    return [mistake(source, source.atKey([home]), "wrong-value", what, cure)];
  }
  return Object.entries(lines).map(([line, words]) => {
    const path = [home, line];
    if (typeof words === "string") return { id: `${home}.${line}`, words: { words, place: source.at(path), source } };
    const what =
      words === null ? `Behind "${line}" stand no words.` : `"${line}" stands for something else than words.`;
    const inside = isRecord(words) ? ` What belongs below it is "${line}.retry".` : "";
    return wrong(source, path, what, `Write the words behind it, in quotes.${inside}`);
  });
}

const INDENT_CURE = "Write them below it, each indented by two blanks: name: words.";

const wrong = (source: Source, path: readonly string[], what: string, cure: string) =>
  mistake(source, source.at(path), "wrong-value", what, cure);
