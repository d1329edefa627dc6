import type { FlowId, Library } from "../engine/engine.ts";
import { checkFiles } from "./check-flows.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { createLibrary } from "./hash.ts";
import { readFolder } from "./read-folder.ts";
import { createTexts, type Texts } from "./texts.ts";

/** The door of the flow files: YAML in, a checked library and its texts out. */
export { type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
export { drawMermaid } from "./draw/mermaid.ts";
export { drawSvg } from "./draw/svg.ts";
export { generatedFiles } from "./drawings.ts";
export { listPaths, pathName } from "./paths.ts";
export { type Left, walkedPaths } from "./walked-paths.ts";
export { walkPaths } from "./walk/walk-paths.ts";
export type { Texts } from "./texts.ts";
export { ACTS, APPROVALS, CHECKS, SHELL_TEXTS, type OutcomeOf, type TaskName } from "./catalog.ts";

export type Loaded =
  | { readonly ok: true; readonly value: { readonly library: Library; readonly texts: Texts } }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads, checks and compiles all flows and texts of a folder. Nothing is loaded while there is a single mistake.
 *
 * @param directory the flows folder, which holds `sign-in`, `shared`, `repair` and `texts`
 */
export function loadFlows(directory: string): Loaded {
  const read = readFolder(directory);
  const { book, diagnostics } = checkFiles(read.files, read.diagnostics);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const library = createLibrary(book.flows.map(({ flow }) => flow));
  return { ok: true, value: { library, texts: createTexts(book.texts) } };
}

/** Which flow each intent starts. */
export const startersOf = (library: Library): Readonly<Record<string, FlowId>> =>
  Object.fromEntries(Object.values(library.flows).flatMap((flow) => flow.intents.map((intent) => [intent, flow.id])));
