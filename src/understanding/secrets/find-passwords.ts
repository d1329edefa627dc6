import { everydayWords } from "../entities/everyday-words.ts";
import type { Span } from "../entities/span.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { isConnector, isSign } from "./links.ts";
import { looksChosen, looksLikePassword } from "./looks-secret.ts";
import { bare, type Chunk, chunks, CUT, type SecretSpan } from "./secret-span.ts";

const labels = everyEntry((words) => words.passwordLabels);
const possessives = everyEntry((words) => words.possessives);
const ordinary = everyEntry(
  (words) => words.passwordStates,
  (words) => words.common,
  (words) => words.codeLabels,
  (words) => words.passwordLabels,
);
const things = everyEntry((words) => words.passwordThings ?? "");
const users = everyEntry(
  (words) => words.addressNouns,
  (words) => words.references,
);
const endings = everyEntry((words) => words.stateEndings);
/** "Password for my account is …": so many words may stand between. */
const MOST_BETWEEN = 4;
const MAILED_CODE = /^\D*(?:\d{6}|\d{8})\D*$/;

/** Passwords named as such, in front or behind, and strings that look like one. */
export function findPasswords(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  const parts = chunks(text);
  return parts.flatMap((part, index) => {
    const isNamed = isLabel(part.text, vocabulary) && !isOfThing(parts, index, vocabulary);
    const spans = isNamed
      ? [...namedBefore(parts, index, vocabulary), ...namedBehind(parts, index, vocabulary)]
      : glued(part, vocabulary);
    return [...spans, ...(looksLikePassword(part.text) ? [part] : [])].map((span) => secret(span));
  });
}

const secret = ({ from, to }: Span): SecretSpan => ({ from, to, secret: "password" });
const isLabel = (text: string, vocabulary: Vocabulary) => labels(vocabulary).has(bare(text));

/** "Password manager", "gestor de contraseñas": not the password itself. */
const isOfThing = (parts: readonly Chunk[], label: number, vocabulary: Vocabulary) =>
  [label + 1, label - 1, label - 2].some((at) => things(vocabulary).has(bare(parts[at]?.text ?? "")));

/** "password:hunter2" in one piece. */
function glued(part: Chunk, vocabulary: Vocabulary): readonly Span[] {
  const split = /^([^:=]{2,24}[:=])(.{3,})$/u.exec(part.text);
  const [, label = "", value = ""] = split ?? [];
  if (!isLabel(label, vocabulary) || !isValue(value, true, vocabulary)) return [];
  return [{ from: part.from + label.length, to: part.to }];
}

/** The label stands first: "password: hunter2", "my password is hunter2", "senha hunter2", "senha e Hunter2". */
function namedBefore(parts: readonly Chunk[], label: number, vocabulary: Vocabulary): readonly Span[] {
  const named = /[:=]$/.test(parts[label]?.text ?? "");
  const link = named ? label : linkAfter(parts, label, vocabulary);
  const close = link !== undefined && link - label <= 2;
  const skipped = link === undefined && /^\p{L}{1,2}$/u.test(parts[label + 1]?.text ?? "") ? label + 1 : label;
  const at = (link ?? skipped) + 1;
  const value = parts[at];
  const inQuotes = close || link === undefined ? quoted(parts, at, vocabulary) : undefined;
  if (inQuotes) return [inQuotes];
  const next = parts[label + 1];
  if (next && !named && isValue(next.text, false, vocabulary)) return [withRest(parts, label + 1)];
  if (value && isValue(value.text, close, vocabulary)) return [withRest(parts, at)];
  return next && isPaired(parts, label, next, vocabulary) ? [next] : [];
}

/** Before "password", so far back a user name is looked for. */
const REACH = 6;

/** "Login bob and password platypus": behind a named user a plain word that ends the sentence is the password. */
function isPaired(parts: readonly Chunk[], label: number, value: Chunk, vocabulary: Vocabulary): boolean {
  const isEnd = parts.at(-1) === value || /[.!;,]$/u.test(value.text);
  if (!isEnd || !isValue(value.text, true, vocabulary)) return false;
  const before = parts.slice(Math.max(0, label - REACH), label);
  const user = before.findIndex(({ text }) => users(vocabulary).has(bare(text)));
  return user >= 0 && before.slice(user + 1).some(({ text }) => !isOrdinary(bare(text), vocabulary));
}

/** Index of the last word of "is", ":", "is :" after the label. */
function linkAfter(parts: readonly Chunk[], label: number, vocabulary: Vocabulary): number | undefined {
  const within = parts.slice(label + 1, label + 2 + MOST_BETWEEN);
  const first = within.findIndex(({ text }) => isConnector(text, vocabulary) || isSign(text) || /[:=]$/.test(text));
  if (first < 0 || within.slice(0, first).some((part) => /[.!?,•]$/u.test(part.text))) return undefined;
  const second = within[first + 1];
  return label + 1 + first + (second && isSign(second.text) ? 1 : 0);
}

/** The label stands last: "Hunter2 is my password", "use Hunter2 as password". */
function namedBehind(parts: readonly Chunk[], label: number, vocabulary: Vocabulary): readonly Span[] {
  const before = parts[label - 1];
  const link = before && possessives(vocabulary).has(bare(before.text)) ? label - 2 : label - 1;
  const value = parts[link - 1];
  const named = isConnector(parts[link]?.text ?? "", vocabulary);
  return value && named && isValue(value.text, false, vocabulary) ? [value] : [];
}

/** @param close the label is right beside it: then any word that is not an ordinary one will do */
function isValue(text: string, close: boolean, vocabulary: Vocabulary): boolean {
  if (text.includes(CUT)) return false;
  const word = bare(text);
  if (word === "" ? text.length < 4 : isOrdinary(word, vocabulary)) return false;
  if (MAILED_CODE.test(text) && !/\p{L}/u.test(text)) return false;
  return close ? text.length >= 3 : looksChosen(text);
}

/** "Secret1" is not ordinary though "secret" may be; the whole word counts, and digits never make one ordinary. */
function isOrdinary(word: string, vocabulary: Vocabulary): boolean {
  const known = ordinary(vocabulary);
  if (known.has(word) || known.has(word.replace(/[^\p{L}\p{N}]/gu, ""))) return true;
  if (/^\p{L}+$/u.test(word) && everydayWords(vocabulary).has(word)) return true;
  return /^\p{L}+$/u.test(word) && [...endings(vocabulary)].some((ending) => word.endsWith(ending));
}

/** Words in quotation marks, unless it is a single ordinary one: the password is called "wrong". */
function quoted(parts: readonly Chunk[], index: number, vocabulary: Vocabulary): Span | undefined {
  const first = parts[index];
  if (!first || !/^["“'«‘`]/u.test(first.text)) return undefined;
  const end = parts.slice(index, index + 8).find((part) => /["”'»’`][.,;!?)]*$/u.test(part.text));
  return end && (end !== first || isValue(first.text, true, vocabulary)) ? { from: first.from, to: end.to } : undefined;
}

/** "Maria 1985": further pieces with digits or signs belong to it. */
function withRest(parts: readonly Chunk[], index: number): Span {
  const first = parts[index];
  const rest = parts.slice(index + 1, index + 4);
  const end = rest.findIndex((part) => !looksChosen(part.text) || /[@:/]/.test(part.text));
  const last = rest[(end < 0 ? rest.length : end) - 1] ?? first;
  return { from: first?.from ?? 0, to: last?.to ?? 0 };
}
