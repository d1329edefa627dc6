import type { Breach } from "./breach.ts";

/** Put together here, so that this file does not name them itself. */
const NAMES = [["", "work", ""].join("/"), ["", "root", ""].join("/"), ["registry", "npmjs"].join(".")];

/** Lines of a file that name a folder of one machine, or a package registry: nobody else has them. */
export function machineNames(path: string, text: string): readonly Breach[] {
  if (!NAMES.some((name) => text.includes(name))) return [];
  return text.split("\n").flatMap((line, at) => {
    const name = NAMES.find((candidate) => line.includes(candidate));
    return name ? [{ path, line: at + 1, sentence: `names ${name}, which exists on one machine only.` }] : [];
  });
}
