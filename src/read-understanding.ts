import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Language, LANGUAGES } from "./shared/language.ts";
import {
  openModel,
  type Phrases,
  readPhraseFile,
  trainModel,
  type Understanding,
} from "./understanding/understanding.ts";

/** A phrase file that cannot be used. The message names the file, every mistake in it, and the cure. */
class PhrasesUnusable extends Error {}

const PHRASES = fileURLToPath(new URL("../flows/phrases", import.meta.url));
const CODE = fileURLToPath(new URL("understanding", import.meta.url));
const SHARED_CACHE = fileURLToPath(new URL("../node_modules/.cache/latchkey", import.meta.url));
const FILE_NAME = "understanding.model";
type Model = Uint8Array<ArrayBuffer>;
/** SHA-256. A multiple of four, as `openModel` needs what follows to be. */
const SEAL_BYTES = 32;

/**
 * Understanding, trained on the phrases under `flows/`. What was learned is kept in a file and used again as long as
 * phrases and code are the same; a file that is missing, old, damaged or from elsewhere only costs the training.
 *
 * @param databaseFile beside which the file is kept; without one, or for `:memory:`, a folder in `node_modules`
 * @throws PhrasesUnusable naming the phrase file and what is wrong in it
 */
export function readUnderstanding(databaseFile = ":memory:"): Understanding {
  const file = join(databaseFile === ":memory:" ? SHARED_CACHE : dirname(databaseFile), FILE_NAME);
  const texts = LANGUAGES.map((language) => readFileSync(join(PHRASES, `${language}.yml`), "utf8"));
  const origin = createHash("sha256")
    .update(JSON.stringify([texts, codeThatTrains()]))
    .digest();
  return openModel(keptOrTrained(file, origin, () => trainModel(parsePhrases(texts))));
}

/**
 * The model in the file when it is whole and was learned from just this; else a new one, which is put there.
 *
 * @param origin names everything that the model depends on
 */
export function keptOrTrained(file: string, origin: Uint8Array, train: () => Model): Model {
  const kept = readKept(file, origin);
  if (kept) return kept;
  const trained = train();
  keep(file, origin, trained);
  return trained;
}

/** The code is part of what a model depends on: nobody has to remember to raise a version number. */
const codeThatTrains = () =>
  readdirSync(CODE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .toSorted()
    .map((path) => readFileSync(join(CODE, path), "utf8"));

/** Says that the bytes are whole and were learned from just this. */
const sealOf = (origin: Uint8Array, model: Uint8Array) =>
  createHash("sha256").update(origin).update("\0").update(model).digest();

function readKept(file: string, origin: Uint8Array): Model | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    const model = bytes.subarray(SEAL_BYTES);
    return sealOf(origin, model).equals(bytes.subarray(0, SEAL_BYTES)) ? model : undefined;
  } catch {
    return undefined;
  }
}

/** Under another name first: a second process reads the old file or the new one, never half of it. */
function keep(file: string, origin: Uint8Array, model: Model): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([sealOf(origin, model), model]));
    renameSync(draft, file);
  } catch {
    // Only the next start takes longer.
    discard(draft);
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It could not be written in the first place.
  }
}

function parsePhrases(texts: readonly string[]): Readonly<Record<Language, Phrases>> {
  const [en, es, ptBR] = LANGUAGES.map((language, index) => {
    const read = readPhraseFile(texts[index] ?? "", `flows/phrases/${language}.yml`);
    if (!read.ok) throw new PhrasesUnusable(read.reason);
    return read.value;
  });
  if (!en || !es || !ptBR) throw new PhrasesUnusable("A phrase file is missing in flows/phrases.");
  return { en, es, "pt-BR": ptBR };
}
