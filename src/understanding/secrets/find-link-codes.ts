import { CROCKFORD, readLetters } from "../../shared/crockford.ts";
import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { SecretSpan } from "./secret-span.ts";

/** A code that links this chat to an account. `value`: its eleven letters as they were meant. */
export interface FoundLinkCode extends SecretSpan {
  readonly secret: "link";
  readonly value: string;
}

const labels = everyEntry((words) => words.linkLabels ?? "");
const DASHED = /(?<![A-Za-z0-9])[A-Za-z0-9]{4} ?[-‐‑–—._] ?[A-Za-z0-9]{4} ?[-‐‑–—._] ?[A-Za-z0-9]{3}(?![A-Za-z0-9])/gu;
const LOOSE = /(?<![A-Za-z0-9])[A-Za-z0-9]{4} ?[A-Za-z0-9]{4} ?[A-Za-z0-9]{3}(?![A-Za-z0-9])/gu;
const GLUED_BEFORE = /[\p{L}\p{N}@/._-]$/u;
const GLUED_BEHIND = /^(?:[\p{L}\p{N}@/_-]|[.,:][\p{L}\p{N}])/u;

/**
 * `7K2Q-9XMB-3DT`: a digit first, a letter last, in three groups. With dashes anywhere; with blanks or nothing between
 * the groups only right behind a word such as "link", because so are many other things written.
 */
export function findLinkCodes(text: string, vocabulary: Vocabulary): readonly FoundLinkCode[] {
  const dashed = [...text.matchAll(DASHED)];
  const loose = [...text.matchAll(LOOSE)].filter(({ index }) => isLabelled(text.slice(0, index), vocabulary));
  return [...dashed, ...loose].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const value = readLetters(match[0].replace(/[^A-Za-z0-9]/g, ""));
    const isApart = !GLUED_BEFORE.test(text.slice(0, from)) && !GLUED_BEHIND.test(text.slice(to));
    return isApart && isLinkCode(value) ? [{ from, to, value, secret: "link" }] : [];
  });
}

const isLinkCode = (letters: string) =>
  /^\d.*[A-Z]$/.test(letters) && Array.from(letters).every((letter) => CROCKFORD.includes(letter));

function isLabelled(before: string, vocabulary: Vocabulary): boolean {
  const word = /(\p{L}+)[\s:]*$/u.exec(before.slice(-CONTEXT))?.[1];
  return word !== undefined && labels(vocabulary).has(fold(word));
}

/** How far back the word before is looked for, in characters. */
const CONTEXT = 24;
