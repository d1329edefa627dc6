import type { Piece } from "./gate.ts";

/** Where the text of the piece begins, wherever it stands in the file or in the function that the piece names. */
export function placesOf(source: string, { from, within }: Pick<Piece, "from" | "within">): readonly number[] {
  const range = within === undefined ? { start: 0, end: source.length } : functionIn(source, within);
  const places: number[] = [];
  for (let at = source.indexOf(from, range.start); at >= 0; at = source.indexOf(from, at + from.length))
    if (at + from.length <= range.end) places.push(at);
  return places;
}

/** From its name to the next declaration that begins a line; empty when there is no such function. */
function functionIn(source: string, name: string): { readonly start: number; readonly end: number } {
  const head = new RegExp(`^(?:export )?(?:async )?(?:function|const) ${name}\\b`, "mu").exec(source);
  if (!head) return { start: source.length, end: source.length };
  const start = head.index + head[0].length;
  const rest = /^(?:export |async |function |const |interface |type |\/\*\*)/mu.exec(source.slice(start));
  return { start, end: rest ? start + rest.index : source.length };
}

/** The file without the piece. @throws when the text is not there exactly once */
export function takeAway(source: string, piece: Piece): string {
  const [at, ...others] = placesOf(source, piece);
  if (at !== undefined && others.length === 0)
    return source.slice(0, at) + piece.to + source.slice(at + piece.from.length);
  const times = at === undefined ? 0 : others.length + 1;
  throw new Error(
    `src/${piece.file} has this text of a gate ${String(times)} times, not once: ${piece.from}\n` +
      "The code changed: write in test/mutation/gates what the gate looks like now.",
  );
}
