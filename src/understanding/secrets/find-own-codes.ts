import { CROCKFORD, readLetters } from "../../shared/crockford.ts";
import { MOVE_TOKEN } from "../../shared/move-token.ts";
import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { isConnector, isSign } from "./links.ts";
import { mixedPlaces } from "./looks-secret.ts";
import { bare, type Chunk, chunks, type SecretSpan } from "./secret-span.ts";

const DASHED_BACKUP_CODE = /(?<![A-Za-z0-9])[A-Za-z0-9]{4}(?: ?[-‐‑–—._] ?[A-Za-z0-9]{4}){1,7}(?![A-Za-z0-9])/gu;

const SPACED = /(?<![A-Za-z0-9])[A-Za-z0-9]{4}(?: {1,2}[A-Za-z0-9]{4}){3,7}(?![A-Za-z0-9])/gu;

/** `XXXX-XXXX-XXXX-XXXX` in any case, with other dashes or blanks, and the same shape from other services. */
export function findBackupCodes(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  return [
    ...matches(text, DASHED_BACKUP_CODE, (groups, before) =>
      groups.length >= 4 ? isDrawn(groups, 1) : isDrawn(groups, groups.length) && !isReference(before, vocabulary),
    ),
    ...matches(text, SPACED, (groups) => isDrawn(groups, 2)),
  ];
}

/** "Order AB12-CD34". */
const isReference = (before: string, vocabulary: Vocabulary) =>
  references(vocabulary).has(fold(/(\p{L}+)[\s:#]*$/u.exec(before.slice(-CONTEXT))?.[1] ?? ""));

const references = everyEntry((words) => words.references);

function matches(
  text: string,
  shape: RegExp,
  test: (groups: readonly string[], before: string) => boolean,
): readonly SecretSpan[] {
  return [...text.matchAll(shape)]
    .filter((match) => test(match[0].split(/[^A-Za-z0-9]+/), text.slice(0, match.index)))
    .map((match) => ({ from: match.index, to: match.index + match[0].length, secret: "token" }));
}

/** Groups drawn by lot have digits in `atLeast` of them and a letter beside a digit somewhere; words have not. */
function isDrawn(groups: readonly string[], atLeast: number): boolean {
  const withDigit = groups.filter((group) => /\d/.test(group)).length;
  return withDigit >= atLeast && groups.some((group) => mixedPlaces(group) > 0);
}

/** A code that links this chat to an account. `value`: its eleven letters as they were meant. */
interface FoundLinkCode extends SecretSpan {
  readonly secret: "link";
  readonly value: string;
}

const linkLabels = everyEntry((words) => words.linkLabels ?? "");

const DASHED_LINK_CODE =
  /(?<![A-Za-z0-9])[A-Za-z0-9]{4} ?[-‐‑–—._] ?[A-Za-z0-9]{4} ?[-‐‑–—._] ?[A-Za-z0-9]{3}(?![A-Za-z0-9])/gu;

const LOOSE = /(?<![A-Za-z0-9])[A-Za-z0-9]{4} ?[A-Za-z0-9]{4} ?[A-Za-z0-9]{3}(?![A-Za-z0-9])/gu;

const GLUED_BEFORE = /[\p{L}\p{N}@/._-]$/u;

const GLUED_BEHIND = /^(?:[\p{L}\p{N}@/_-]|[.,:][\p{L}\p{N}])/u;

/**
 * `7K2Q-9XMB-3DT`: a digit first, a letter last, in three groups. With dashes anywhere; with blanks or nothing between
 * the groups only right behind a word such as "link", because so are many other things written.
 */
export function findLinkCodes(text: string, vocabulary: Vocabulary): readonly FoundLinkCode[] {
  const dashed = [...text.matchAll(DASHED_LINK_CODE)];
  const loose = [...text.matchAll(LOOSE)].filter(({ index }) => isLabelled(text.slice(0, index), vocabulary));
  return [...dashed, ...loose].flatMap((match) => {
    const from = match.index;
    const to = match.index + match[0].length;
    const value = readLetters(match[0].replace(/[^A-Za-z0-9]/g, ""));
    const isApart = !GLUED_BEFORE.test(text.slice(0, from)) && !GLUED_BEHIND.test(text.slice(to));
    return isApart && isLinkCode(value) ? [{ from, to, value, secret: "link" }] : [];
  });
}

const isLinkCode = (letters: string) =>
  /^\d.*[A-Z]$/.test(letters) && Array.from(letters).every((letter) => CROCKFORD.includes(letter));

function isLabelled(before: string, vocabulary: Vocabulary): boolean {
  const word = /(\p{L}+)[\s:]*$/u.exec(before.slice(-CONTEXT))?.[1];
  return word !== undefined && linkLabels(vocabulary).has(fold(word));
}

/** How far back the word before is looked for, in characters. */
const CONTEXT = 24;

const codeLabels = everyEntry((words) => words.codeLabels);

const notOurs = everyEntry((words) => words.codesOfOthers);

/** "The backup code that I still have is …": so many words may stand between. */
const MOST_BETWEEN = 5;

/** What is called a code without having the shape of a mailed one: "code A1B2C3", "PIN 1234", a code with a digit missing. */
export function findNamedCodes(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  const parts = chunks(text);
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    if (!codeLabels(vocabulary).has(bare(part.text)) || notOurs(vocabulary).has(bare(before?.text ?? ""))) return [];
    return codesFrom(parts, linkAfter(parts, index, vocabulary) + 1, vocabulary);
  });
}

/** Index of the word that links a label with its value; the label itself when there is none. */
function linkAfter(parts: readonly Chunk[], label: number, vocabulary: Vocabulary): number {
  for (let at = label; at <= label + MOST_BETWEEN && at < parts.length; at++) {
    const text = parts[at]?.text ?? "";
    if (at > label && (isConnector(text, vocabulary) || isSign(text))) return at;
    if (/[:=]$/.test(text)) return at;
    if (/[.!?,;•]$/u.test(text)) return label;
  }
  return label;
}

/** One code, or several: "are 3f9a-77bc and 10de-a4c2". */
function codesFrom(parts: readonly Chunk[], first: number, vocabulary: Vocabulary): readonly SecretSpan[] {
  const found: SecretSpan[] = [];
  for (let at = first; at < parts.length; at++) {
    const part = parts[at];
    if (part && isCode(bare(part.text))) found.push({ from: part.from, to: part.to, secret: "code" });
    else if (found.length === 0 || !joints(vocabulary).has(bare(part?.text ?? ""))) break;
  }
  return found;
}

const joints = everyEntry((words) => words.joints);

function isCode(text: string): boolean {
  if (/^\d{4,5}$|^\d{7}$/.test(text)) return true;
  const letters = text.replace(/-/g, "");
  return /^[a-z0-9-]{5,24}$/.test(text) && mixedPlaces(letters) > 0 && !/^(?:err|http)/.test(text);
}

/** A token with which a chat goes on here. `value`: the whole of it. */
interface FoundMove extends SecretSpan {
  readonly secret: "move";
  readonly value: string;
}

export const findMoves = (text: string): readonly FoundMove[] =>
  [...text.matchAll(MOVE_TOKEN)].map(({ index, 0: value }) => ({
    from: index,
    to: index + value.length,
    value,
    secret: "move",
  }));
