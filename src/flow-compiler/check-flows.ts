import type { Book, ReadFlow, ReadTexts, Rule } from "./symbols.ts";
import { callsAreFinite, callsFit } from "./check/calls.ts";
import { endsFit, pathsEnd, stepsAreReached, targetsExist } from "./check/reachability.ts";
import { labelsAreUsed, labelsFit } from "./check/labels.ts";
import { namesAreUnique, repairsAreComplete, startersAreUnique, wishesAreTold } from "./check/names.ts";
import { outcomesAreComplete } from "./check/outcomes.ts";
import { proofComesFirst } from "./check/proof.ts";
import { optionsAreSayable, repliesAreClear } from "./check/replies.ts";
import { doubtsAreTroubles, whatIsToldActsOnNothing } from "./check/told.ts";
import { codesHaveReasons } from "./check/reasons.ts";
import {
  languagesAgree,
  languagesAreThere,
  placeholdersAreFilled,
  textsAreThere,
  textsAreTranslated,
  textsAreUsed,
  wordsAreSound,
} from "./check/texts.ts";
import { compileFlow, compileOffers } from "./compile.ts";
import { withMenus } from "./menus.ts";
import { type ReadAsking, readAskingWords } from "./asking-words.ts";
import { nobodyAsksForSecrets } from "./check/secrets.ts";
import { type Diagnostic, sortDiagnostics } from "./diagnostic.ts";
import { languageFileAt } from "./language-files.ts";
import { remembered } from "./remembered.ts";
import { followsFrom, salvage } from "./salvage.ts";
import { shapeFlow } from "./shape.ts";
import { readSource, type Source, type SourceFile } from "./source.ts";
import { readTexts } from "./text-file.ts";

/** What flows laid over others must keep to as well: without this a chat would stop halfway, or promise what is refused. */
export const NEEDED: readonly Rule[] = [
  namesAreUnique,
  startersAreUnique,
  wishesAreTold,
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
  textsAreThere,
  wordsAreSound,
  languagesAgree,
  placeholdersAreFilled,
  labelsFit,
  labelsAreUsed,
  nobodyAsksForSecrets,
  repliesAreClear,
  whatIsToldActsOnNothing,
  doubtsAreTroubles,
  optionsAreSayable,
];

/** What a whole set of flows must keep to, once each file is right in itself. */
const RULES: readonly Rule[] = [...NEEDED, languagesAreThere, textsAreTranslated, textsAreUsed];

export interface Checked {
  readonly book: Book;
  /** Every mistake, in the order of the files. Nobody is blamed for what could not be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks flow files (`*.flow.yml`) and text files (`languages/<tag>/chat.yml`): syntax, shape and what lies
 * between, all in one pass.
 *
 * @param unread what already went wrong while the files were read
 */
export function checkFiles(files: readonly SourceFile[], unread: readonly Diagnostic[] = []): Checked {
  const read = readFiles(files);
  const early = [...unread, ...read.diagnostics];
  const book = { ...read.book, flows: withMenus(read.book.flows) };
  const found =
    early.length > 0 ? [...early, ...foundDespite(files, read.book, early)] : RULES.flatMap((rule) => rule(book));
  return { book, diagnostics: sortDiagnostics(found) };
}

/** What else is wrong in files of which some have mistakes already, and does not follow from these. */
function foundDespite(files: readonly SourceFile[], read: Book, early: readonly Diagnostic[]): readonly Diagnostic[] {
  // Without a folder nothing is known of anything.
  if (early.some(({ code, file }) => code === "unreadable" && !file.endsWith(".yml"))) return [];
  const rest = salvage(read, brokenAmong(files, early));
  const book = { ...rest, flows: withMenus(rest.flows) };
  const follows = followsFrom(book);
  return RULES.flatMap((rule) => rule(book)).filter((one) => !follows(one));
}

/** The files that have mistakes. One that could not even be opened says nothing. */
export function brokenAmong(files: readonly SourceFile[], early: readonly Diagnostic[]): readonly SourceFile[] {
  const unread = new Set(early.map(({ file }) => file).filter((file) => !files.some(({ path }) => path === file)));
  return [
    ...files.filter(({ path }) => early.some(({ file }) => file === path)),
    ...[...unread].map((file): SourceFile => ({ path: file, text: "[" })),
  ];
}

/**
 * Reads each file by itself: everything in it that is right, and every mistake of its syntax and shape. Questions that
 * offer flows have only the options that are written in their own file.
 */
export function readFiles(files: readonly SourceFile[]): Checked {
  const read = files.map((file) => readFile(file));
  return {
    book: {
      flows: read.flatMap(({ flow }) => flow ?? []),
      texts: read.flatMap(({ texts }) => texts ?? []),
      asking: read.flatMap(({ asking }) => asking ?? []),
    },
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface Read {
  readonly flow?: ReadFlow;
  readonly texts?: ReadTexts | undefined;
  readonly asking?: ReadAsking;
  readonly diagnostics: readonly Diagnostic[];
}

const readFile = remembered((file: SourceFile): Read => {
  const reading = readSource(file);
  if (!reading.ok) return { diagnostics: reading.diagnostics };
  if (file.path.endsWith(".flow.yml")) return readFlow(reading.source);
  return languageFileAt(file.path).kind === "never-ask" ? readAskingWords(reading.source) : readTexts(reading.source);
});

function readFlow(source: Source): Read {
  const shaped = shapeFlow(source);
  if (!shaped.ok) return { diagnostics: shaped.diagnostics };
  const proves = shaped.shape.kind === "shared" ? (shaped.shape.proves ?? []) : [];
  return { flow: { flow: compileFlow(shaped.shape), ...compileOffers(shaped.shape), proves, source }, diagnostics: [] };
}
