import type { Gate } from "./gate.ts";

/** How often the text of the gate stands in the file: once, or the list is out of date. */
export const timesIn = (source: string, { from }: Pick<Gate, "from">): number => source.split(from).length - 1;

/** The file without the gate. @throws when the text is not there exactly once */
export function takeAway(source: string, gate: Gate): string {
  if (timesIn(source, gate) === 1) return source.split(gate.from).join(gate.to);
  throw new Error(
    `src/${gate.file} has the text of the gate "${gate.law}" ${String(timesIn(source, gate))} times, not once. ` +
      "The code changed: write in test/mutation/gates what the gate looks like now.",
  );
}
