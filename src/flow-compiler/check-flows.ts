import type { Book, ReadFlow, ReadTexts, Rule } from "./symbols.ts";
import { callsAreFinite, callsFit } from "./check/calls.ts";
import { endsFit, pathsEnd, stepsAreReached, targetsExist } from "./check/reachability.ts";
import { labelsAreUsed, labelsFit } from "./check/labels.ts";
import { namesAreUnique, repairsAreComplete, startersAreUnique } from "./check/names.ts";
import { outcomesAreComplete } from "./check/outcomes.ts";
import { proofComesFirst } from "./check/proof.ts";
import { codesHaveReasons } from "./check/reasons.ts";
import {
  languagesAgree,
  languagesAreThere,
  placeholdersAreFilled,
  textsAreThere,
  textsAreUsed,
  wordsAreSound,
} from "./check/texts.ts";
import { compileFlow } from "./compile.ts";
import { type Diagnostic, sortDiagnostics } from "./diagnostic.ts";
import { shapeFlow } from "./shape.ts";
import { readSource, type Source, type SourceFile } from "./source.ts";
import { readTexts } from "./text-file.ts";

/** What every set of flows must keep to, once each file is right in itself. */
const RULES: readonly Rule[] = [
  namesAreUnique,
  startersAreUnique,
  repairsAreComplete,
  targetsExist,
  stepsAreReached,
  outcomesAreComplete,
  pathsEnd,
  endsFit,
  callsFit,
  callsAreFinite,
  proofComesFirst,
  codesHaveReasons,
  languagesAreThere,
  textsAreThere,
  textsAreUsed,
  wordsAreSound,
  languagesAgree,
  placeholdersAreFilled,
  labelsFit,
  labelsAreUsed,
];

export interface Checked {
  readonly book: Book;
  /** Every mistake, in the order of the files. While a file cannot be read, the rules between files have to wait. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks flow files (`*.flow.yml`) and text files (`texts/*.yml`) in three passes: syntax, shape, then what lies between.
 *
 * @param unread what already went wrong while the files were read
 */
export function checkFiles(files: readonly SourceFile[], unread: readonly Diagnostic[] = []): Checked {
  const read = files.map(readFile);
  const book: Book = {
    flows: read.flatMap((one) => ("flow" in one ? [one] : [])),
    texts: read.flatMap((one) => ("language" in one ? [one] : [])),
  };
  const early = [...unread, ...read.flatMap((one) => ("broken" in one ? one.broken : []))];
  const found = early.length > 0 ? early : RULES.flatMap((rule) => rule(book));
  return { book, diagnostics: sortDiagnostics(found) };
}

type Read = ReadFlow | ReadTexts | { readonly broken: readonly Diagnostic[] };

function readFile(file: SourceFile): Read {
  const reading = readSource(file);
  if (!reading.ok) return { broken: reading.diagnostics };
  return file.path.endsWith(".flow.yml") ? readFlow(reading.source) : readWords(reading.source);
}

function readFlow(source: Source): Read {
  const shaped = shapeFlow(source);
  if (!shaped.ok) return { broken: shaped.diagnostics };
  const proves = shaped.shape.kind === "shared" ? (shaped.shape.proves ?? []) : [];
  return { flow: compileFlow(shaped.shape), proves, source };
}

function readWords(source: Source): Read {
  const read = readTexts(source);
  return read.ok ? read.texts : { broken: read.diagnostics };
}
