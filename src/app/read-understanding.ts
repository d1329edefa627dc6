import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LanguageFiles, type OnLeftOut, OWN_FLOWS, readLanguages, withPhrases } from "./read-languages.ts";
import { otherLanguages } from "./read-other-languages.ts";
import { openModel, trainModel, type Understanding } from "../understanding/understanding.ts";

const CODE = fileURLToPath(new URL("../understanding", import.meta.url));
const SHARED_CACHE = fileURLToPath(new URL("../../node_modules/.cache/latchkey", import.meta.url));
const FILE_NAME = "understanding.model";
type Model = Uint8Array<ArrayBuffer>;
/** SHA-256. A multiple of four, as `openModel` needs what follows to be. */
const SEAL_BYTES = 32;

/**
 * The code is part of what a model depends on: nobody has to remember to raise a version number. It is read when it is
 * loaded, or a file that is edited a moment later would be taken for the one that trained.
 */
const CODE_THAT_TRAINS = readdirSync(CODE, { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.d)\.[jt]s$/u.test(path))
  .toSorted()
  .map((path) => readFileSync(join(CODE, path), "utf8"));

/**
 * Understanding, trained on the phrases and words in a flows folder. What was learned is kept in a file and used again as long as
 * files and code are the same; a file that is missing, old, damaged or from elsewhere only costs the training.
 *
 * @param databaseFile beside which the file is kept, and in `node_modules`, where a new database finds it
 * @param flows an operator's folder, whose `phrases/`, `words/` and `reports/` lie over those of the program
 * @param onLeftOut hears of mistakes in that folder; those in phrases and reports show when something is learned from them
 * @throws naming the program's phrase or word file and what is wrong in it
 */
export function readUnderstanding(databaseFile = ":memory:", flows = OWN_FLOWS, onLeftOut?: OnLeftOut): Understanding {
  const folders = databaseFile === ":memory:" ? [SHARED_CACHE] : [dirname(databaseFile), SHARED_CACHE];
  const files = folders.map((folder) => join(folder, FILE_NAME));
  const languages = readLanguages(flows, onLeftOut);
  const origin = createHash("sha256")
    .update(
      JSON.stringify([languages.map(({ language, texts, own }) => [language, texts, textsOf(own)]), CODE_THAT_TRAINS]),
    )
    .digest();
  return openModel(
    keptOrTrained(files, origin, () => trainModel(withPhrases(languages, onLeftOut))),
    languages,
    otherLanguages(
      flows,
      languages.map(({ language }) => language),
      onLeftOut,
    ),
  );
}

/**
 * What is wrong in an operator's own phrases, words, reports and other languages, as `file:line:column  what, and what to
 * do`. They are read whole, also where nothing is to be learned anew.
 */
export function mistakesInLanguages(flows: string): readonly string[] {
  const mistakes: string[] = [];
  const note = (mistake: string) => void mistakes.push(mistake);
  withPhrases(readLanguages(flows, note), note);
  otherLanguages(flows, [], note);
  return mistakes;
}

/** Where the files lie is nothing to learn from. */
const textsOf = (own: LanguageFiles["own"] = {}) => [own.phrases?.text, own.reports?.text];

/**
 * The first of the files that is whole and was learned from just this; else a new model, which is put in all of them.
 *
 * @param origin names everything that the model depends on
 */
export function keptOrTrained(files: readonly string[], origin: Uint8Array, train: () => Model): Model {
  for (const file of files) {
    const kept = readKept(file, origin);
    if (kept) return kept;
  }
  const trained = train();
  for (const file of files) keep(file, origin, trained);
  return trained;
}

/** Says that the bytes are whole and were learned from just this. */
const sealOf = (origin: Uint8Array, model: Uint8Array) =>
  createHash("sha256").update(origin).update("\0").update(model).digest();

function readKept(file: string, origin: Uint8Array): Model | undefined {
  try {
    const bytes = inPlace(readFileSync(file));
    const model = bytes.subarray(SEAL_BYTES);
    return sealOf(origin, model).equals(bytes.subarray(0, SEAL_BYTES)) ? model : undefined;
  } catch {
    return undefined;
  }
}

/** Seven megabytes are not copied: only where they lie askew, which Node promises nowhere that they do not. */
const inPlace = (read: Buffer<ArrayBuffer>) =>
  read.byteOffset % 4 === 0 ? new Uint8Array(read.buffer, read.byteOffset, read.length) : new Uint8Array(read);

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
