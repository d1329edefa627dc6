import { mistakesInLanguages, readUnderstanding } from "../app/read-understanding.ts";
import { readFlows } from "../app/serve.ts";
import type { Config } from "../config/config.ts";
import { ownCommand } from "../shared/own-command.ts";

type Folder = Pick<Config, "flowsFolder">;

/** Whether the flows and texts that came with the program are whole, and what of the operator's own is left out. */
export function lookAtFlows({ flowsFolder }: Folder): string | undefined {
  const mistakes: string[] = [];
  readFlows(flowsFolder, (mistake) => void mistakes.push(mistake));
  return leftOut(mistakes, flowsFolder);
}

/** The same of phrases, words and reports. An own file is read here even where nothing is to be learned anew. */
export function lookAtUnderstanding({ databaseFile, flowsFolder }: Folder & Pick<Config, "databaseFile">) {
  const { intents } = readFlows(flowsFolder);
  readUnderstanding(databaseFile, flowsFolder, { intents });
  return leftOut(flowsFolder === undefined ? [] : mistakesInLanguages(flowsFolder, intents), flowsFolder);
}

function leftOut(mistakes: readonly string[], folder = ""): string | undefined {
  const [first] = mistakes;
  if (first === undefined) return undefined;
  const others = mistakes.length === 1 ? "" : ` And ${String(mistakes.length - 1)} more.`;
  return `${folder} is not used whole: ${first}${others} Run: ${ownCommand(`flows check ${folder}`)}`;
}
