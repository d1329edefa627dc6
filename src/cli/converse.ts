import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { readUnderstanding } from "../app/read-understanding.ts";
import { readFlows } from "../app/serve.ts";
import { readDialogue } from "./converse/dialogue.ts";
import { play } from "./converse/run.ts";
import { say, runCommand } from "./output.ts";
import { ownFlowsFolder } from "./settings.ts";

/**
 * `latchkey converse FILE`: plays scripted dialogues offline, each in a fresh demo world on a virtual clock.
 *
 * @param file JSON lines; `-` is standard input
 */
export const converse = (file: string): Promise<void> =>
  runCommand(async () => {
    const own = ownFlowsFolder();
    const flows = readFlows(own, say.warning);
    const understanding = readUnderstanding(undefined, own, { intents: flows.intents, onLeftOut: say.warning });
    const scenery = { ...flows, understanding };
    let number = 0;
    for await (const line of linesOf(file)) {
      number += 1;
      if (line.trim() === "") continue;
      const read = readDialogue(line, scenery.texts.languages);
      if (read.ok) say.line(JSON.stringify(await play(scenery, read.value)));
      else complain(number, read.reason);
    }
  });

/**
 * The lines of a file or of standard input, of any size. A pipe is read as it is written: all at once, it fails as soon
 * as it is empty for a moment.
 *
 * @param file `-` is standard input
 * @throws naming the file and what to do
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (file === "-") yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
  else yield* (await textOf(file)).split("\n");
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read. Name a file with one JSON object a line, or - for standard input.`, {
      cause: error,
    });
  }
}

/** The other lines are still worth doing; the exit code tells that not all was well. */
export function complain(line: number, what: string): void {
  say.warning(`Line ${String(line)} ${what}`);
  process.exitCode = 1;
}
