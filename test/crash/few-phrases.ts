import { fileURLToPath } from "node:url";
import { readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";
import { openModel, trainModel, type Understanding } from "../../src/understanding/understanding.ts";

/** Two phrases for each intent, and what is learned from them as bytes: a process that lives for a moment must start in one. */

const FLOWS = fileURLToPath(new URL("../../flows", import.meta.url));

/** Takes about a second: once for all processes. */
export function learnFewPhrases(): Uint8Array<ArrayBuffer> {
  const languages = readLanguages(FLOWS).map((one) => ({
    ...one,
    files: { ...one.files, phrases: few(one.files.phrases.text), reports: few(), replies: few(), questions: few() },
  }));
  return trainModel(withPhrases(languages));
}

/** @param learned from `learnFewPhrases` */
export const openFewPhrases = (learned: Uint8Array<ArrayBuffer>): Understanding =>
  openModel(learned, readLanguages(FLOWS), { intents: shippedIntents() });

const few = (text = "") => ({ file: "few", text: firstOf(text) });

function firstOf(phrases: string): string {
  const lines = phrases.split("\n");
  return lines.filter((line, at) => !line.startsWith("  - ") || !lines[at - 2]?.startsWith("  - ")).join("\n");
}
