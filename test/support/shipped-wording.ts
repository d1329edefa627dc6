import { readFileSync } from "node:fs";
import type { Language } from "../../src/shared/language.ts";
import { layerOf } from "../../src/wording/read-layer.ts";
import type { Kind } from "../../src/wording/say-text.ts";
import { loadWording } from "../../src/wording/wording.ts";

/** What pages, mails and cases say as the program came. */
export const shippedWording = loadWording();

/** The texts of a file as they are written, with their placeholders, by id. */
export function shippedTexts(kind: Kind, language: Language): ReadonlyMap<string, string> {
  const file = `flows/languages/${language}/${kind}.yml`;
  const { texts, diagnostics } = layerOf(file, readFileSync(file, "utf8"));
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return new Map([...texts].map(([id, { words }]) => [id, words]));
}
