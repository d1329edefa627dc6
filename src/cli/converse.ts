import { readFileSync } from "node:fs";
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
    for (const [index, line] of linesOf(file).entries()) {
      if (line.trim() === "") continue;
      const read = readDialogue(line, scenery.texts.languages);
      if (read.ok) say.line(JSON.stringify(await play(scenery, read.value)));
      else complain(index + 1, read.reason);
    }
  });

/** Text of a file or of standard input, a line each. @throws naming the file and what to do */
export function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").split("\n");
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
