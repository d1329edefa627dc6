import { existsSync, linkSync, renameSync } from "node:fs";
import { filesOf } from "./closed-files.ts";

/**
 * Keeps the database that is there, if any, under another name, so that the next one can take its place. Of a whole one only a
 * second name is made: at every moment there is a file with the first.
 *
 * @param isWhole its log is part of the file by now; otherwise the log goes aside with it, or it would be read into the
 *   next one
 */
export function putAside(file: string, aside: string, isWhole: boolean): void {
  const [, ...logs] = filesOf(file);
  const asides = filesOf(aside).slice(1);
  if (!isWhole) logs.forEach((log, n) => renameIfThere(log, asides[n] ?? `${log}.aside`));
  if (!existsSync(file)) return;
  try {
    linkSync(file, aside);
  } catch {
    // A disk without links.
    renameSync(file, aside);
  }
}

const renameIfThere = (from: string, to: string) => {
  if (existsSync(from)) renameSync(from, to);
};
