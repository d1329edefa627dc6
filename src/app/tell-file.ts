import { type Diagnostic, formatDiagnostic, readSource, readWritten } from "../flow-compiler/flow-compiler.ts";

/** Hears of what is wrong in an operator's own file, as `file:line:column  what, and what to do`. What it is about was left out. */
export type OnLeftOut = (mistake: string) => void;

/** A file as it was read. */
export interface ReadFile {
  /** For the messages. */
  readonly file: string;
  readonly text: string;
}

/** An operator's own file, or nothing where it is none that holds words, which is told. @param until what goes on meanwhile */
export function readTold(file: string, until: string, onLeftOut: OnLeftOut): readonly ReadFile[] {
  const written = readWritten(file);
  if ("noText" in written) return tell({ code: "unreadable", file, ...written.noText }, until, onLeftOut);
  const { text } = written;
  return text.trim() === "" ? tell({ code: "yaml-syntax", file, ...EMPTY }, until, onLeftOut) : [{ file, text }];
}

const EMPTY = { line: 1, column: 1, what: "The file is empty.", cure: "Write something into it, or delete it." };

/**
 * Tells what was found wrong in own files. One that is no YAML at all is told as every such file is, whoever read it.
 *
 * @param mistakes each beginning with the file that it is in
 */
export function tellMistakes(
  files: readonly ReadFile[],
  mistakes: readonly string[],
  until: string,
  onLeftOut: OnLeftOut,
): void {
  const rest = files.reduce((left, { file, text }) => {
    const others = left.filter((one) => !one.startsWith(`${file}:`));
    const source = others.length < left.length ? readSource({ path: file, text }) : undefined;
    if (!source || source.ok) return left;
    for (const one of source.diagnostics) tell(one, until, onLeftOut);
    return others;
  }, mistakes);
  for (const one of rest) onLeftOut(one.includes("Until then") ? one : `${one} ${until}`);
}

function tell(one: Diagnostic, until: string, onLeftOut: OnLeftOut): readonly never[] {
  onLeftOut(formatDiagnostic({ ...one, cure: `${one.cure} ${until}` }));
  return [];
}
