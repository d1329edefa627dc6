import { mixedPlaces } from "./looks-secret.ts";
import type { SecretSpan } from "./secret-span.ts";

const DASHED = /(?<![A-Za-z0-9])[A-Za-z0-9]{4}(?: ?[-‐‑–—._] ?[A-Za-z0-9]{4}){1,7}(?![A-Za-z0-9])/gu;
const SPACED = /(?<![A-Za-z0-9])[A-Za-z0-9]{4}(?: {1,2}[A-Za-z0-9]{4}){3,7}(?![A-Za-z0-9])/gu;

/** `XXXX-XXXX-XXXX-XXXX` in any case, with other dashes or blanks, and the same shape from other services. */
export function findBackupCodes(text: string): readonly SecretSpan[] {
  return [
    ...matches(text, DASHED, (groups) => (groups.length >= 4 ? isDrawn(groups, 1) : isDrawn(groups, groups.length))),
    ...matches(text, SPACED, (groups) => isDrawn(groups, 2)),
  ];
}

function matches(text: string, shape: RegExp, test: (groups: readonly string[]) => boolean): readonly SecretSpan[] {
  return [...text.matchAll(shape)]
    .filter((match) => test(match[0].split(/[^A-Za-z0-9]+/)))
    .map((match) => ({ from: match.index, to: match.index + match[0].length, secret: "token" }));
}

/** Groups drawn by lot have digits in `atLeast` of them and a letter beside a digit somewhere; words have not. */
function isDrawn(groups: readonly string[], atLeast: number): boolean {
  const withDigit = groups.filter((group) => /\d/.test(group)).length;
  return withDigit >= atLeast && groups.some((group) => mixedPlaces(group) > 0);
}
