import type { FlowId, Library } from "../engine/engine.ts";
import { checkFiles } from "./check-flows.ts";
import { type Diagnostic, sortDiagnostics } from "./diagnostic.ts";
import { createLibrary } from "./hash.ts";
import { readFolder } from "./read-folder.ts";
import { createTexts, type Texts } from "./texts.ts";

/** The door of the flow files: YAML in, a checked library and its texts out. */
export { type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
export type { Texts } from "./texts.ts";
export { ACTS, APPROVALS, CHECKS, SHELL_TEXTS } from "./vocabulary.ts";
export type { ActName, CheckName, ShellText } from "./vocabulary.ts";

export type Loaded =
  | { readonly ok: true; readonly value: { readonly library: Library; readonly texts: Texts } }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads, checks and compiles all flows and texts of a folder. Nothing is loaded while there is a single mistake.
 *
 * @param directory the flows folder, which holds `sign-in`, `shared`, `repair` and `texts`
 */
export function loadFlows(directory: string): Loaded {
  const { files, diagnostics } = readFolder(directory);
  const checked = checkFiles(files);
  const found = sortDiagnostics([...diagnostics, ...checked.diagnostics]);
  if (found.length > 0) return { ok: false, diagnostics: found };
  const { flows, texts } = checked.book;
  return { ok: true, value: { library: createLibrary(flows.map(({ flow }) => flow)), texts: createTexts(texts) } };
}

/** Which flow each intent starts. */
export const startersOf = (library: Library): Readonly<Record<string, FlowId>> =>
  Object.fromEntries(Object.values(library.flows).flatMap((flow) => flow.intents.map((intent) => [intent, flow.id])));
