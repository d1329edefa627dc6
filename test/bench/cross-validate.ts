import {
  calibrationError,
  harmfulAmong,
  isReached,
  isRight,
  type Judged,
  macroF1,
  share,
} from "../../src/cli/understand/figures.ts";
import { loadUnderstanding, type Phrases } from "../../src/understanding/understanding.ts";
import { shipped } from "../understanding/support/loaded.ts";
import { INTENTS } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

const FOLDS = 4;

/** Every phrase read by a model that learned from the other three quarters. @returns one line of figures */
export function crossValidated(): string {
  const judged = Array.from({ length: FOLDS }, (_, fold) => judgeFold(fold)).flat();
  const strict = macroF1(judged, isRight);
  const lenient = macroF1(judged, isReached);
  const figures = `macro-F1 strict ${strict.toFixed(3)}  lenient ${lenient.toFixed(3)}`;
  const harm = `harmful ${(100 * share(judged, harmfulAmong(shippedIntents()))).toFixed(1)} %`;
  return `  phrases themselves, ${String(FOLDS)} folds: ${figures}  ${harm}  calibration error ${calibrationError(judged).toFixed(3)}`;
}

function judgeFold(fold: number): readonly Judged[] {
  const isOut = (_: string, index: number) => index % FOLDS === fold;
  const taught = shipped.map((one) => ({ ...one, phrases: keep(one.phrases, (text, index) => !isOut(text, index)) }));
  const understanding = loadUnderstanding(taught, { intents: shippedIntents() });
  return shipped.flatMap(({ language, phrases }) =>
    INTENTS.flatMap((label) =>
      (phrases[label] ?? [])
        .filter(isOut)
        .map((text) => ({ said: { text, label, also: [], lang: language }, read: understanding.read(text) })),
    ),
  );
}

const keep = (phrases: Phrases, wanted: (text: string, index: number) => boolean): Phrases =>
  Object.fromEntries(Object.entries(phrases).map(([intent, said]) => [intent, said.filter(wanted)]));
