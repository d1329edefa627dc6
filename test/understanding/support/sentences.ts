import { readFileSync } from "node:fs";

/** One sentence a line, of one kind. @param file below `test/understanding` */
export const sentences = (file: string): readonly string[] =>
  readFileSync(new URL(`../${file}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
