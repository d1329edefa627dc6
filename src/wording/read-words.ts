import { join } from "node:path";
import { type AskingWords, type Diagnostic, languageFilesIn, type Words } from "../flow-compiler/flow-compiler.ts";
import type { Language } from "../shared/language.ts";
import { checkLayer, listOf } from "./check-layer.ts";
import { type Layer, readLayer } from "./read-layer.ts";
import { type Kind, KINDS } from "./say-text.ts";

type Texts = ReadonlyMap<string, Words>;

/** A file of a folder: what of it is said, and everything that is wrong with it. */
export interface ReadLayer {
  readonly language: Language;
  readonly kind: Kind;
  readonly texts: Texts;
  readonly diagnostics: readonly Diagnostic[];
}

/** The words of a folder, and everything that is wrong with them. */
export interface ReadWords {
  readonly layers: readonly ReadLayer[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the words of a folder are held against, and what becomes of those that fail. */
export interface Standard {
  /** The shipped English texts of a kind. */
  readonly english: (kind: Kind) => Texts;
  /** By which texts of a language are caught that ask for a password. */
  readonly asking: (language: Language) => AskingWords | undefined;
  /** Whether a file of that language must have every text. */
  readonly isWhole: (language: Language) => boolean;
  /** What is said in the place of a text that is left out, as a sentence; empty where that is not for the reader. */
  readonly until: (language: Language) => string;
}

/**
 * Reads `languages/<tag>/portal.yml` and its like below a flows folder. What cannot be used is left out and
 * told; never throws.
 */
export function readWords(flows: string, standard: Standard): ReadWords {
  const files = languageFilesIn(flows);
  const layers = files.flatMap(({ kind, language, path }) => {
    const said = KINDS.find((one) => one === kind);
    return (said && readOne(join(flows, path), language, said, standard)) ?? [];
  });
  return { layers, diagnostics: layers.flatMap((layer) => layer.diagnostics) };
}

function readOne(
  file: string,
  language: Language,
  kind: Kind,
  { english, asking, isWhole, until }: Standard,
): ReadLayer | undefined {
  const layer = readLayer(file);
  if (!layer) return undefined;
  const pattern = english(kind);
  const checked = checkLayer(layer, { language, kind, english: pattern, asking: asking(language) });
  const missing = isWhole(language) && layer.diagnostics.length === 0 ? untranslated(layer, pattern) : [];
  const found = [...layer.diagnostics, ...checked.diagnostics, ...missing];
  const diagnostics = found.map((one) => ({ ...one, cure: `${one.cure} ${until(language)}`.trimEnd() }));
  return { language, kind, texts: checked.texts, diagnostics };
}

/** One line for a whole file: a new language begins with hundreds of texts to translate. */
function untranslated({ file, texts }: Layer, english: Texts): readonly Diagnostic[] {
  const missing = [...english.keys()].filter((id) => !texts.has(id));
  const first = missing.map((id) => listOf(id) ?? id)[0];
  if (first === undefined) return [];
  const others = missing.length === 1 ? "" : ` and ${String(missing.length - 1)} more`;
  const what = `Not translated: "${first}"${others}.`;
  const cure = "Copy them from the English file and translate.";
  return [{ code: "missing-translation", file, line: 1, column: 1, what, cure }];
}
