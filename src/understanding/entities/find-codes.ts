import { fold, wordsOf } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { type Atom, type Cluster, digitClusters } from "./digit-clusters.ts";
import type { Span } from "./span.ts";

/** A mailed code as typed: 6 digits, or 8 while the system is under attack. `value` is the digits alone. */
export interface FoundCode extends Span {
  readonly value: string;
}

/** The lengths of groups in which people write six or eight digits. */
const SHAPES: ReadonlySet<string> = new Set(["6", "8", "33", "44", "222", "2222", "111111", "11111111"]);
const DATE = /^(?:4[12][12]|[12][12]4|222)$/;
const SIGNS_OF_OTHERS = /[/:,'_]/;
const labels = everyEntry((words) => words.codeLabels);
const hints = everyEntry((words) => words.codeHints ?? "");
const references = everyEntry((words) => words.references);
const units = everyEntry((words) => words.units);

/**
 * Codes in the text, in order. Not: longer numbers (phone, card), dates, times, prices, counts, ticket numbers.
 *
 * @param text cleaned
 * @param apart spans that hold other things: addresses
 */
export function findCodes(text: string, apart: readonly Span[], vocabulary: Vocabulary): readonly FoundCode[] {
  const said = wordsOf(text);
  const named = said.some((word) => labels(vocabulary).has(word));
  const hinted = said.some((word) => hints(vocabulary).has(word));
  return digitClusters(text, apart, vocabulary).flatMap((cluster) => {
    const certain = named || isWholeMessage(text, cluster);
    return isSomethingElse(text, cluster, vocabulary) ? [] : codesOf(cluster, { certain, hinted });
  });
}

const isWholeMessage = (text: string, span: Span) =>
  !/[\p{L}\p{N}]/u.test(text.slice(0, span.from) + text.slice(span.to));

/** What the words around a number say. */
interface Around {
  /** They call it a code, or there are none. */
  readonly certain: boolean;
  /** They say that something came, or is shown. */
  readonly hinted: boolean;
}

function codesOf(cluster: Cluster, around: Around): readonly FoundCode[] {
  const atoms = cluster.atoms.filter((atom) => !isDateOrTime(atom));
  const whole = codeOf(atoms, around);
  if (whole) return [whole];
  const alone = atoms.map((atom) => codeOf([atom], around));
  const rest = atoms.filter((_, index) => alone[index] === undefined);
  const strayDigits = rest.flatMap((atom) => atom.groups).reduce((sum, group) => sum + group.digits.length, 0);
  return strayDigits <= MOST_STRAY_DIGITS ? alone.filter((code) => code !== undefined) : [];
}

/** "123456 5 min ago": so many further digits may stand beside a code before the whole looks like a phone number. */
const MOST_STRAY_DIGITS = 2;

function codeOf(atoms: readonly Atom[], { certain, hinted }: Around): FoundCode | undefined {
  const groups = atoms.flatMap((atom) => atom.groups);
  const first = groups[0];
  const last = groups.at(-1);
  if (!first || !last || !isShape(groups, certain || hinted)) return undefined;
  const value = groups.map((group) => group.digits).join("");
  const signs = atoms.map((atom) => atom.signs).join("");
  return certain || !looksLikeNumber(value, signs) ? { from: first.from, to: last.to, value } : undefined;
}

/** Said numbers may stand in any groups; six digits in up to three where words around speak for a code: "417 2 03". */
function isShape(groups: Atom["groups"], spokenFor: boolean): boolean {
  const lengths = groups.map((group) => group.digits.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (groups.every(({ spoken }) => spoken)) return total === 6 || total === 8;
  const isLoose = spokenFor && total === 6 && (groups.length <= 3 || groups.some(({ spoken }) => spoken));
  return isLoose || SHAPES.has(lengths.join(""));
}

/** What six or eight digits also are when nothing speaks for a code: "123.456", 20261124, "2023 2024". */
function looksLikeNumber(value: string, signs: string): boolean {
  const date = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(value);
  const years = /^(?:19|20)\d\d(?:19|20)\d\d$/.test(value);
  return signs.includes(".") || date || years;
}

function isDateOrTime(atom: Atom): boolean {
  const shape = atom.groups.map((group) => group.digits.length).join("");
  return SIGNS_OF_OTHERS.test(atom.signs) || (atom.signs.length === 2 && DATE.test(shape));
}

/** The words and signs around it say that it is a phone number, a price, a count, a ticket or part of a word. */
export function isSomethingElse(text: string, cluster: Cluster, vocabulary: Vocabulary): boolean {
  const before = text.slice(Math.max(0, cluster.from - CONTEXT), cluster.from);
  const after = text.slice(cluster.to, cluster.to + CONTEXT);
  const glued = /\p{L}+$/u.exec(before)?.[0];
  if (/[+$€£¥₹#_@]\s?$/u.test(before) || /^[_@%\p{Sc}]/u.test(after)) return true;
  if (glued !== undefined && !labels(vocabulary).has(fold(glued)))
    return !(cluster.atoms[0]?.groups[0]?.spoken ?? false);
  const next = wordsOf(/^\s?\p{L}+/u.exec(after)?.[0] ?? "")[0];
  return (next !== undefined && units(vocabulary).has(next)) || isReference(before, vocabulary);
}

/** How far around a number its meaning is looked for, in characters. */
const CONTEXT = 24;
const links = everyEntry((words) => words.numberLinks);

/** "Invoice F-20240012": what stands before the number belongs to it. */
const PREFIX = /\b\p{L}{1,4}-$/u;

/** "ticket 123456", "pedido nº 123456"; but "verification number 123456" has a label and stays a code. */
function isReference(before: string, vocabulary: Vocabulary): boolean {
  const words = wordsOf((/[^.!?\n•]*$/u.exec(before)?.[0] ?? "").replace(PREFIX, "")).slice(-3);
  if (words.some((word) => labels(vocabulary).has(word))) return false;
  const nearest = words.findLastIndex((word) => !links(vocabulary).has(word));
  return (
    references(vocabulary).has(words[nearest] ?? "") ||
    words.slice(nearest + 1).some((word) => references(vocabulary).has(word) && word !== "id")
  );
}
