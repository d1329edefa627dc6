import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeClosed } from "./closed-files.ts";

/**
 * Makes the file in which something is written before it gets its name: whoever finds the name finds all of it. Closed
 * to other users. What a killed process left of the same kind is swept out first.
 *
 * @returns its path: the name with the number of this process
 */
export function makeDraft(file: string): string {
  for (const left of leftOf(file)) rmSync(left, { force: true });
  const draft = `${file}.part-${String(process.pid)}`;
  makeClosed(draft);
  return draft;
}

function leftOf(file: string): readonly string[] {
  const start = `${basename(file)}.part-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(start) && !isAlive(Number.parseInt(name.slice(start.length), 10)))
    .map((name) => join(dirname(file), name));
}

/** Its own earlier draft is of no use to a process either. */
function isAlive(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
