import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OwnFolder, readLanguages, withPhrases } from "./read-languages.ts";
import { OWN_FLOWS, shippedIntents } from "./shipped-intents.ts";
import { type Clock, elapsedOn, SECOND } from "../shared/clock.ts";
import { otherLanguages } from "./read-other-languages.ts";
import type { IntentProfile } from "../shared/intent.ts";
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
 * @param databaseFile beside which the file is kept; what the shipped files teach also in `node_modules`, where a new
 *   database finds it
 * @param flows an operator's folder, whose files of languages lie over those of the program
 * @param own hears of mistakes in that folder; those in sentences show when something is learned from them
 * @throws naming the program's phrase or word file and what is wrong in it
 */
export function readUnderstanding(databaseFile = ":memory:", flows = OWN_FLOWS, own: Learning = {}): Understanding {
  const { intents = shippedIntents(), clock, log = () => undefined } = own;
  const places = placesFor(databaseFile, flows === OWN_FLOWS);
  const languages = readLanguages(flows, own);
  const origin = createHash("sha256")
    .update(
      JSON.stringify([
        languages.map(({ language, files: { phrases, words, reports, replies, questions }, own: more = {} }) => [
          language,
          textsOf([phrases, words, reports, replies, questions]),
          [more.phrases, more.reports, more.replies, more.questions].map(textsOf),
        ]),
        intents.map(({ intent }) => intent),
        CODE_THAT_TRAINS,
      ]),
    )
    .digest();
  const train = () => {
    log("learning_phrases", { takes: "some seconds, once for these phrases" });
    const passed = clock && elapsedOn(clock);
    const model = trainModel(withPhrases(languages, own));
    if (passed) log("phrases_learned", { seconds: (passed() / SECOND).toFixed(1) });
    return model;
  };
  const spoken = languages.map(({ language }) => language);
  return openModel(keptOrTrained(places, origin, train, [join(SHARED_CACHE, FILE_NAME)]), languages, {
    intents,
    others: otherLanguages(flows, spoken, own),
  });
}

/** How an operator's folder is learned from. */
export interface Learning extends OwnFolder {
  /** Hears that something has to be learned anew, for nobody is answered meanwhile, and how long that took. */
  readonly log?: (event: string, fields: Readonly<Record<string, string>>) => void;
  /** By which that is measured. */
  readonly clock?: Clock;
}

/** What was learned from an operator's folder is of no use to others, and must not push out what is. */
function placesFor(databaseFile: string, isShipped: boolean): readonly string[] {
  const beside = databaseFile === ":memory:" ? [] : [join(dirname(databaseFile), FILE_NAME)];
  if (isShipped) return [...beside, join(SHARED_CACHE, FILE_NAME)];
  return beside.length > 0 ? beside : [join(SHARED_CACHE, `own-${FILE_NAME}`)];
}

/**
 * What is wrong in an operator's own phrases, words, reports and other languages, as `file:line:column  what, and what to
 * do`. They are read whole, also where nothing is to be learned anew.
 */
export function mistakesInLanguages(flows: string, intents: readonly IntentProfile[]): readonly string[] {
  const mistakes: string[] = [];
  const own = { intents, onLeftOut: (mistake: string) => void mistakes.push(mistake) };
  withPhrases(readLanguages(flows, own), own);
  otherLanguages(flows, [], own);
  return mistakes;
}

/** Where the files lie is nothing to learn from. */
const textsOf = (files: readonly { readonly text: string }[] = []) => files.map(({ text }) => text);

/**
 * The first of the files that is whole and was learned from just this; else a new model, which is put in all of them.
 *
 * @param origin names everything that the model depends on
 * @param lookedInto files of others: an operator's folder that teaches nothing learns just what the shipped one does
 */
export function keptOrTrained(
  files: readonly string[],
  origin: Uint8Array,
  train: () => Model,
  lookedInto: readonly string[] = [],
): Model {
  for (const file of [...files, ...lookedInto]) {
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
