import type { Piece } from "./gate.ts";

/** How often the text of the piece stands in the file: once, or the list is out of date. */
export const timesIn = (source: string, { from }: Pick<Piece, "from">): number => source.split(from).length - 1;

/** The file without the piece. @throws when the text is not there exactly once */
export function takeAway(source: string, piece: Piece): string {
  if (timesIn(source, piece) === 1) return source.split(piece.from).join(piece.to);
  throw new Error(
    `src/${piece.file} has this text of a gate ${String(timesIn(source, piece))} times, not once: ${piece.from}\n` +
      "The code changed: write in test/mutation/gates what the gate looks like now.",
  );
}
