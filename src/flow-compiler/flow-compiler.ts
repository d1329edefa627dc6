import type { FlowId, Library } from "../engine/engine.ts";
import type { IntentProfile } from "../shared/intent.ts";
import { type Language, LANGUAGES } from "../shared/language.ts";
import { checkFiles } from "./check-flows.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { asksForSecret } from "./asks-for-secret.ts";
import { languagesUnguarded } from "./check/secrets.ts";
import { createLibrary } from "./hash.ts";
import { intentsIn } from "./intents.ts";
import { type LaidPart, overlayFiles } from "./overlay/overlay-files.ts";
import { readFolder, readOwnFolder } from "./read-folder.ts";
import { languageFileAt } from "./language-files.ts";
import type { SourceFile } from "./source.ts";
import type { Book } from "./symbols.ts";
import { createTexts, type Texts } from "./texts.ts";

/** The door of the flow files: YAML in, a checked library and its texts out. */
export { type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
export { type LanguageFileKind, languageFilePath, languageFilesIn } from "./language-files.ts";
export { drawMermaid } from "./draw/mermaid.ts";
export { drawSvg } from "./draw/svg.ts";
export { generatedFiles } from "./drawings.ts";
export { topicsOf } from "./menus.ts";
export { type Message, readMessage, troubleOf } from "./message.ts";
export { listPaths, pathName } from "./paths.ts";
export { readWritten } from "./read-written.ts";
export { asksForSecret } from "./asks-for-secret.ts";
export { secretAsked } from "./check/secrets.ts";
export { askingWordsIn } from "./read-asking.ts";
export { isRecord, mistake, type Path, readSource, type Source } from "./source.ts";
export type { AskingWords } from "./asking-words.ts";
export type { Words } from "./symbols.ts";
export { type Left, walkedPaths } from "./walked-paths.ts";
export { walkPaths } from "./walk/walk-paths.ts";
export type { BuiltInValues } from "./built-in.ts";
export type { Texts } from "./texts.ts";
export { ACTS, APPROVALS, CHECKS, SHELL_TEXTS, type OutcomeOf, type TaskName } from "./catalog.ts";

export type { LaidPart } from "./overlay/overlay-files.ts";

/** What a chat goes by. */
interface Rules {
  readonly library: Library;
  readonly texts: Texts;
  /** Everything that people can want of these flows. */
  readonly intents: readonly IntentProfile[];
  /** The words by which a text asks its reader for a secret; undefined when it does not, or nobody wrote that language's lists. */
  readonly asksForSecret: (text: string, language: Language) => string | undefined;
}

export type Loaded =
  | {
      readonly ok: true;
      readonly value: Rules;
      /** What is wrong in the operator's own folder; the shipped flows and texts go on in its place. */
      readonly leftOut: readonly Diagnostic[];
      /** What works, and is worth a thought. */
      readonly warnings: readonly Diagnostic[];
      /** What of the operator's own works where it lies, and belongs elsewhere. */
      readonly hints: readonly Diagnostic[];
      /** The flows and texts that do come from the operator's own folder. */
      readonly laid: readonly LaidPart[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads, checks and compiles all flows and texts of a folder. Nothing is loaded while there is a single mistake.
 *
 * @param directory the flows folder, which holds `sign-in`, `shared`, `repair` and `languages`
 */
export function loadFlows(directory: string): Loaded {
  const read = readFolder(directory);
  const { book, diagnostics } = checkFiles(read.files, read.diagnostics);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : loaded(book, { intents: intentsIn(book) });
}

/**
 * Loads the shipped folder with an operator's own over it, flow by flow and text by text. A mistake in the own folder
 * leaves out what it is about, and no more.
 *
 * @param own holds any of `sign-in`, `shared`, `repair` and `languages`, or `texts` as before there was that folder
 */
export function loadOverlaid(shipped: string, own: string): Loaded {
  const base = readFolder(shipped);
  const laid = readOwnFolder(own);
  if (!laid.exists) return { ok: false, diagnostics: laid.diagnostics };
  const { book, intents, leftOut, waiting, fatal, parts } = overlayFiles(base.files, laid.files, laid.diagnostics);
  const diagnostics = [...base.diagnostics, ...fatal];
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return loaded(book, {
    intents,
    leftOut,
    laid: parts,
    hints: [...laid.hints, ...waiting, ...idleIn(book, laid.files, base.files)],
  });
}

/** Own files that change nothing, or lie where nobody looks for them. */
function idleIn({ flows }: Book, own: readonly SourceFile[], shipped: readonly SourceFile[]): readonly Diagnostic[] {
  const guards = own.filter(({ path, text }) => {
    const { kind, language } = languageFileAt(path);
    const isCopy = shipped.some((one) => one.text === text);
    return kind === "never-ask" && !isCopy && LANGUAGES.some((one) => one === language);
  });
  const astray = flows.filter(({ flow, source }) => {
    const folder = source.file.split("/").at(-2);
    return own.some(({ path }) => path === source.file) && folder !== flow.kind;
  });
  return [
    ...guards.map(({ path }) => idle(path, GUARD_WHAT, "Delete it.")),
    ...astray.map(({ flow, source }) =>
      idle(source.file, `This flow is of kind ${flow.kind}, and works here as well.`, `Its place is ${flow.kind}/.`),
    ),
  ];
}

const GUARD_WHAT = "For a shipped language the shipped list counts, and not this one.";

const idle = (file: string, what: string, cure: string): Diagnostic => ({
  code: "idle-file",
  file,
  line: 1,
  column: 1,
  what,
  cure,
});

interface Laid {
  readonly intents: readonly IntentProfile[];
  readonly leftOut?: readonly Diagnostic[];
  readonly laid?: readonly LaidPart[];
  readonly hints?: readonly Diagnostic[];
}

const loaded = ({ flows, texts, asking }: Book, { intents, leftOut = [], laid = [], hints = [] }: Laid): Loaded => ({
  ok: true,
  value: {
    library: createLibrary(flows.map(({ flow }) => flow)),
    texts: createTexts(texts),
    intents,
    asksForSecret: (text, language) => {
      const words = asking.find((one) => one.language === language)?.words;
      return words && asksForSecret(text, words);
    },
  },
  leftOut,
  warnings: languagesUnguarded({ texts, asking }),
  hints,
  laid,
});

/** Which flow each intent starts. */
export const startersOf = (library: Library): Readonly<Record<string, FlowId>> =>
  Object.fromEntries(Object.values(library.flows).flatMap((flow) => flow.intents.map((intent) => [intent, flow.id])));
