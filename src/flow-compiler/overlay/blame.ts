import { stepsOf } from "../branches.ts";
import type { Code, Diagnostic, Part } from "../diagnostic.ts";
import { type Book, flowCalled } from "../symbols.ts";

/** These look through calls: what a called flow does may be the cause as well. */
const THROUGH_CALLS: ReadonlySet<Code> = new Set<Code>([
  "call-circle",
  "needs-proof",
  "false-proof",
  "missing-reason",
  "unknown-placeholder",
]);

/** Finds every flow and text that has a part in a mistake of a book. */
export function blamer(book: Book): (mistake: Diagnostic) => readonly Part[] {
  const flowOf = new Map(book.flows.map(({ flow, source }) => [source.file, flow.id]));
  const textAt = new Map(
    book.texts.flatMap(({ language, texts }) =>
      [...texts].map(([id, { source, place }]): [string, Part] => [
        `${source.file}:${String(place.line)}:${String(place.column)}`,
        `text ${language} ${id}`,
      ]),
    ),
  );
  return ({ file, line, column, code, about = [] }) => {
    const flow = flowOf.get(file);
    const text = textAt.get(`${file}:${String(line)}:${String(column)}`);
    const here: readonly Part[] = [...(flow === undefined ? [] : [`flow ${flow}` as const]), ...(text ? [text] : [])];
    const near = [...new Set([...here, ...about])];
    return THROUGH_CALLS.has(code) ? [...new Set(near.flatMap((part) => withCalled(book, part)))] : near;
  };
}

function withCalled(book: Book, part: Part): readonly Part[] {
  if (!part.startsWith("flow ")) return [part];
  const reached = new Set([part.slice("flow ".length)]);
  for (const id of reached) for (const called of callsOf(book, id)) reached.add(called);
  return [...reached].map((id): Part => `flow ${id}`);
}

function callsOf(book: Book, id: string): readonly string[] {
  const read = flowCalled(book, id);
  return read ? stepsOf(read.flow).flatMap(([, step]) => (step.kind === "call" ? [step.flow] : [])) : [];
}
