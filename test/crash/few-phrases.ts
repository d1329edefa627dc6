import { fileURLToPath } from "node:url";
import { readLanguages, withPhrases } from "../../src/read-languages.ts";
import { loadUnderstanding, type Understanding } from "../../src/understanding/understanding.ts";

/** Understanding with two phrases for each intent: a process that lives for a moment must start in one. */
export function fewPhrases(): Understanding {
  const files = readLanguages(fileURLToPath(new URL("../../flows", import.meta.url)));
  const few = files.map((one) => ({ ...one, texts: [firstOf(one.texts[0]), one.texts[1]] as const }));
  return loadUnderstanding(withPhrases(few));
}

function firstOf(phrases: string): string {
  const lines = phrases.split("\n");
  return lines.filter((line, at) => !line.startsWith("  - ") || !lines[at - 2]?.startsWith("  - ")).join("\n");
}
