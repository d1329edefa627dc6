import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { namesInCalls } from "./names-in-calls.ts";
import { namesInColumns } from "./names-in-columns.ts";
import { namesInUse } from "./names-in-use.ts";
import { readProgram } from "./read-program.ts";

/** Where the names are kept, one a line. Lines are added at the end and never taken out. */
export const NAMES = fileURLToPath(new URL("names.txt", import.meta.url));

/** The names that were kept. */
export const keptNames = (): readonly string[] => readFileSync(NAMES, "utf8").trimEnd().split("\n");

/** Every name of today that rests in a database, in a browser or in the settings of whoever runs the program. */
export async function presentNames(): Promise<readonly string[]> {
  const program = readProgram();
  const names = [...namesInUse(), ...(await namesInColumns(program)), ...namesInCalls(program)];
  return [...new Set(names)].toSorted();
}
