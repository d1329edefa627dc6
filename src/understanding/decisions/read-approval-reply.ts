import { readLetters } from "../../shared/crockford.ts";
import { cleanText } from "../clean.ts";
import { findDurations, type FoundDuration } from "../entities/find-durations.ts";
import { findRequests } from "../entities/find-requests.ts";
import { overlaps, type Span } from "../entities/span.ts";
import { UNCLEAR } from "../entities/until-dates.ts";
import { type SpokenWord, spokenWords } from "../entities/spoken-words.ts";
import { wordsOf } from "../fold.ts";
import type { Vocabulary } from "../words/words.ts";
import { type Role, roleOf, splitReason } from "./split-reason.ts";

/** What a message says about requests that wait for a decision. Nothing is guessed: what is not known is counted. */
export interface ApprovalReply {
  /** Each at most once. Both: the message contradicts itself. */
  readonly verdicts: readonly ("yes" | "no")[];
  /** Said by a word such as "approve" or "decline", not by a mere "ok" or "no". */
  readonly named: boolean;
  /** Short codes in capitals, each once. */
  readonly codes: readonly string[];
  /** As `duration` entities give them, each once; `unclear` for "a few days": nobody decides by a guess. */
  readonly durations: readonly string[];
  /** Words that are none of this and no small words around it. */
  readonly strange: number;
  /** It is a question. */
  readonly asks: boolean;
  /** The message is nothing but this number. */
  readonly number: number | undefined;
  /** What follows a "decline …". */
  readonly reason: string | undefined;
}

/** Nobody decides in more words; a reason may be longer. */
const MOST_WORDS = 24;
const NUMBER = /^\s*([1-9])\s?[.)]?\s*$/u;

/**
 * @param text after `cutSecrets`
 * @param known codes that a word may be although it does not look like one: "approve abcd"
 */
export function readApprovalReply(text: string, known: readonly string[], vocabulary: Vocabulary): ApprovalReply {
  const cleaned = cleanText(text);
  const { head, reason } = splitReason(cleaned, codesIn(cleaned, known, vocabulary), vocabulary);
  if (spokenWords(head).length > MOST_WORDS) return STORY;
  const codes = codesIn(head, known, vocabulary);
  const durations = durationsIn(head, vocabulary).filter((one) => !codes.some((code) => overlaps(code, one)));
  const { roles, rest } = rolesIn(head, [...codes, ...durations], vocabulary);
  const last = durationOf(rest, vocabulary);
  const number = NUMBER.exec(cleaned)?.[1];
  return {
    verdicts: verdictsOf(roles),
    named: roles.includes("approve") || roles.includes("decline"),
    codes: distinct(codes.map(({ value }) => value)),
    durations: distinct([...durations.map(({ value }) => value), ...(last === undefined ? [] : [last])]),
    strange: (last === undefined ? rest.length : 0) + strangeIn(reason, codes, known, vocabulary),
    asks: /[?¿]/u.test(head),
    number: number === undefined ? undefined : Number(number),
    reason,
  };
}

const STORY: ApprovalReply = {
  verdicts: [],
  named: false,
  codes: [],
  durations: [],
  strange: MOST_WORDS,
  asks: false,
  number: undefined,
  reason: undefined,
};

interface Code extends Span {
  readonly value: string;
}

function codesIn(text: string, known: readonly string[], vocabulary: Vocabulary): readonly Code[] {
  const certain = findRequests(text, [], vocabulary);
  const others = spokenWords(text)
    .map(({ from, to, word }) => ({ from, to, word, value: readLetters(text.slice(from, to)) }))
    .filter(({ value, word }) => known.includes(value) && roleOf(word, vocabulary) === undefined)
    .filter((one) => !certain.some((code) => overlaps(code, one)));
  return [...certain, ...others].toSorted((a, b) => a.from - b.from);
}

/** As short as they can be: "today, ok" is a duration as a whole, but the "ok" says more. */
const durationsIn = (text: string, vocabulary: Vocabulary) =>
  findDurations(text, vocabulary).map((found) => ({
    ...shortest(text, found, vocabulary),
    value: found.unsure ? UNCLEAR : found.value,
  }));

function shortest(text: string, found: FoundDuration, vocabulary: Vocabulary): Span {
  const words = spokenWords(text).filter((word) => found.from <= word.from && word.to <= found.to);
  const pieces = words.flatMap(({ from }) => words.map(({ to }) => ({ from, to }))).filter(({ from, to }) => from < to);
  const byLength = pieces.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  return byLength.find(({ from, to }) => isWhole(text.slice(from, to), found.value, vocabulary)) ?? found;
}

function isWhole(text: string, value: string, vocabulary: Vocabulary): boolean {
  const [first] = findDurations(text, vocabulary);
  return first?.value === value && first.from === 0 && first.to === text.length;
}

/** So many words has the longest phrase. */
const LONGEST = 4;

/** What each phrase outside `apart` is, longest first, and the words that are nothing. */
function rolesIn(text: string, apart: readonly Span[], vocabulary: Vocabulary) {
  const words = spokenWords(text).filter((word) => !apart.some((other) => overlaps(word, other)));
  const roles: Role[] = emojiRoles(text, vocabulary);
  const rest: SpokenWord[] = [];
  for (let at = 0; at < words.length;) {
    const found = phraseAt(words, at, vocabulary);
    if (found) roles.push(found.role);
    else rest.push(...words.slice(at, at + 1));
    at += found?.length ?? 1;
  }
  return { roles, rest: rest.map(({ word }) => word) };
}

function phraseAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary) {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length).map(({ word }) => word);
    const role = roleOf(phrase.join(" "), vocabulary);
    if (role) return { role, length };
  }
  return undefined;
}

const EMOJI = /\p{Extended_Pictographic}/gu;

const emojiRoles = (text: string, vocabulary: Vocabulary): Role[] =>
  (text.match(EMOJI) ?? []).flatMap((emoji) => roleOf(emoji, vocabulary) ?? []);

function verdictsOf(roles: readonly Role[]): ApprovalReply["verdicts"] {
  const yes = roles.includes("approve") || roles.includes("yes");
  const no = roles.includes("decline") || roles.includes("no");
  return [...(yes ? ["yes" as const] : []), ...(no ? ["no" as const] : [])];
}

/** "Approve K7Q2 today": what is left over is a duration as a whole. */
function durationOf(rest: readonly string[], vocabulary: Vocabulary): string | undefined {
  const text = rest.join(" ");
  const [first] = findDurations(text, vocabulary);
  return first && first.from === 0 && first.to === text.length ? (first.unsure ? UNCLEAR : first.value) : undefined;
}

/** A reason that approves, or names another request, is more than a reason. */
function strangeIn(
  reason: string | undefined,
  codes: readonly Code[],
  known: readonly string[],
  vocabulary: Vocabulary,
): number {
  if (reason === undefined) return 0;
  const approves = wordsOf(reason).filter((word) => roleOf(word, vocabulary) === "approve").length;
  const others = codesIn(reason, known, vocabulary).filter(({ value }) => !codes.some((code) => code.value === value));
  return approves + others.length;
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
