import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../shared/language.ts";
import { type OtherLanguage, readOtherLanguages } from "../understanding/understanding.ts";
import type { OwnFolder } from "./read-languages.ts";
import { OWN_FLOWS } from "./shipped-intents.ts";
import { type OnLeftOut, readTold, tellMistakes } from "./tell-file.ts";

const FILE = "other-languages.yml";

/**
 * The languages that are recognised and not spoken: those of the program, with an operator's own over them.
 *
 * @param flows folder that may hold an `other-languages.yml`
 * @param spoken those are not among them
 * @param own hears of what is wrong in the operator's file, which is then passed over
 */
export function otherLanguages(
  flows: string,
  spoken: readonly Language[],
  { onLeftOut = () => undefined }: Pick<OwnFolder, "onLeftOut"> = {},
): readonly OtherLanguage[] {
  const own = flows === OWN_FLOWS ? [] : ownLanguages(join(flows, FILE), onLeftOut);
  const shipped = readOtherLanguages(readFileSync(join(OWN_FLOWS, FILE), "utf8"), `flows/${FILE}`);
  if (!shipped.ok) throw new Error(shipped.reason);
  const kept = shipped.value.filter(({ tag }) => own.every((one) => one.tag !== tag));
  return [...own, ...kept].filter(({ tag }) => !spoken.some((one) => one === tag));
}

function ownLanguages(path: string, onLeftOut: OnLeftOut): readonly OtherLanguage[] {
  const own = lstatSync(path, { throwIfNoEntry: false }) ? readTold(path, UNTIL, onLeftOut) : [];
  return own.flatMap(({ text, file }) => {
    const read = readOtherLanguages(text, file);
    if (read.ok) return read.value;
    tellMistakes(own, read.reason.split("\n"), UNTIL, onLeftOut);
    return [];
  });
}

const UNTIL = "Until then the shipped languages count.";
