import type { Email } from "../../shared/brand.ts";
import { MAX_LOCAL_LENGTH, parseEmail } from "../../shared/email.ts";
import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { everydayWords } from "./everyday-words.ts";
import { type AddressToken, addressTokens } from "./address-tokens.ts";
import type { Span } from "./span.ts";

export interface FoundEmail extends Span {
  readonly value: Email;
  /**
   * Set when it may be another one: `joined` of several words, of which some may only stand before it ("ana lopez 85 at
   * gmail dot com"); `weak` where "at" may be no sign ("sarah at acme.com"). Such a one is never to be taken unasked.
   */
  readonly unsure?: "joined" | "weak";
}

/**
 * Addresses as people write and say them, in order: "ana@acme.com", "ana @ acme.com", "gmail,com", "ana arroba acme
 * punto com", "ana (at) acme (dot) com". What is not certain to be a whole address is left out: better to ask again
 * than to name somebody else's account.
 *
 * @param text cleaned
 */
export function findEmails(text: string, vocabulary: Vocabulary): readonly FoundEmail[] {
  const tokens = addressTokens(text, vocabulary);
  const found: FoundEmail[] = [];
  tokens.forEach((token, index) => {
    const email =
      token.kind === "sign" && token.sign === "@" ? emailAt(tokens, index, token.how, vocabulary) : undefined;
    if (email && email.from >= (found.at(-1)?.to ?? 0)) found.push(email);
  });
  return found;
}

function emailAt(
  tokens: readonly AddressToken[],
  at: number,
  how: string,
  vocabulary: Vocabulary,
): FoundEmail | undefined {
  const local = localPart(tokens, at, vocabulary);
  const domain = local && domainPart(tokens, at, vocabulary);
  if (!domain) return undefined;
  const isWeak = how === "weak" && !domain.said;
  if (isWeak && everydayWords(vocabulary).has(fold(local.text))) return undefined;
  const joined = tokens[at - 1]?.kind === "blank" ? wordsBefore(tokens, local.edge, vocabulary) : NO_WORDS;
  const isHalf = joined.text !== "" || (/^\d+$/.test(local.text) && tokens[local.edge - 2]?.kind === "word");
  const unsure = isHalf ? "joined" : isWeak && !isNoWord(local.text) ? "weak" : undefined;
  const value = parseEmail(`${joined.text}${local.text}@${domain.text}`);
  const from = tokens[joined.text === "" ? local.edge : joined.edge]?.from;
  const to = tokens[domain.edge]?.to;
  if (value === undefined || from === undefined || to === undefined) return undefined;
  return { value, from, to, ...(unsure && { unsure }) };
}

/** "j.doe", "nina10": nobody writes a word of a sentence like this. */
const isNoWord = (local: string) => /[a-z]/i.test(local) && /[\d._+-]/.test(local);

const NO_WORDS: Part = { text: "", edge: 0 };

/** Longer names are not said word by word, nor spelt. */
const MOST_JOINED = 12;

/**
 * Words before a said local part that may belong to it: "ana lopez 85 at …" is not certain to be 85@… Ordinary words
 * and signs end it.
 */
function wordsBefore(tokens: readonly AddressToken[], edge: number, vocabulary: Vocabulary): Part {
  let found = NO_WORDS;
  let at = edge;
  for (let count = 0; count < MOST_JOINED; count++) {
    const word = tokens[at - 1]?.kind === "blank" ? wordAt(tokens, at - 2) : undefined;
    const isSpelt = word?.length === 1 && wordAt(tokens, at)?.length === 1;
    if (word === undefined || !PLAIN.test(word) || (!isSpelt && everydayWords(vocabulary).has(fold(word)))) break;
    at -= 2;
    found = { text: word + found.text, edge: at };
  }
  return found;
}

const PLAIN = /^[a-z0-9_-]{1,20}$/i;

/** The domain, and whether a dot in it was said: that makes a mere "at" before it a sign. */
interface Domain extends Part {
  readonly said: boolean;
}

/** Endings that people write after a comma or a blank by mistake: "gmail,com", "gmail com". */
const mistypedEndings = everyEntry((words) => words.email.endings);

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

const MARKS_AFTER = /['*~_#&+-]+$/;

const LONGEST = 253;

/** The part after the `@` at `at`, read rightwards. Undefined when it is no domain, or goes on in a way we cannot read. */
function domainPart(tokens: readonly AddressToken[], at: number, vocabulary: Vocabulary): Domain | undefined {
  const endings = mistypedEndings(vocabulary);
  let edge = tokens[at + 1]?.kind === "blank" ? at + 2 : at + 1;
  let text = labelAt(tokens, edge);
  let said = false;
  while (text !== undefined && text.length <= LONGEST) {
    const next = separatorAfter(tokens, edge, text, endings);
    if (!next) break;
    const label = labelAt(tokens, next.edge);
    if (label === undefined) return next.sure ? undefined : result(text, edge, said);
    if (next.said && text.includes(".") && !/^[a-z]{2,3}$/i.test(label)) break;
    text += next.text + label;
    edge = next.edge;
    said ||= next.said;
  }
  return text === undefined || goesOn(tokens[edge + 1]) ? undefined : result(text, edge, said);
}

const result = (text: string, edge: number, said: boolean) => (text.includes(".") ? { text, edge, said } : undefined);

interface Separator extends Part {
  readonly said: boolean;
  /** A label must follow; if what follows cannot be one, this is not an address we understand. */
  readonly sure: boolean;
}

function separatorAfter(
  tokens: readonly AddressToken[],
  edge: number,
  domain: string,
  endings: ReadonlySet<string>,
): Separator | undefined {
  const complete = domain.includes(".");
  const blank = tokens[edge + 1]?.kind === "blank";
  const at = blank ? edge + 2 : edge + 1;
  const sign = tokens[at];
  if (sign?.kind === "sign" && sign.sign !== "@" && sign.how !== "typed") return said(tokens, at, sign.sign);
  const spaced = tokens[at + 1]?.kind === "blank";
  const next = spaced ? at + 2 : at + 1;
  const isDot = sign?.kind === "sign" && sign.sign === ".";
  if (isDot && (!complete || (!blank && !spaced)) && tokens[next]?.kind === "word") {
    return { text: ".", edge: next, said: false, sure: !blank && !spaced };
  }
  return complete ? undefined : mistyped(tokens, edge, endings);
}

function said(tokens: readonly AddressToken[], at: number, text: string): Separator {
  return { text, edge: tokens[at + 1]?.kind === "blank" ? at + 2 : at + 1, said: true, sure: false };
}

function mistyped(tokens: readonly AddressToken[], edge: number, endings: ReadonlySet<string>): Separator | undefined {
  const sign = tokens[edge + 1];
  const ending = tokens[edge + 2];
  const isMistake = sign?.kind === "blank" || (sign?.kind === "other" && sign.text === ",");
  if (!isMistake || ending?.kind !== "word" || !endings.has(ending.text.toLowerCase())) return undefined;
  return { text: ".", edge: edge + 2, said: false, sure: false };
}

/** A mere "at" where a label must stand is one: "acme dot at" is in Austria. */
function labelAt(tokens: readonly AddressToken[], index: number): string | undefined {
  const token = tokens[index];
  if (token?.kind !== "word" && !(token?.kind === "sign" && token.how === "weak")) return undefined;
  const label = token.text.replace(MARKS_AFTER, "");
  return LABEL.test(label) ? label : undefined;
}

const goesOn = (token: AddressToken | undefined) =>
  token?.kind === "sign" && token.sign === "@" && token.how === "typed";

interface Part {
  readonly text: string;
  /** Index of the outermost token that belongs to it. */
  readonly edge: number;
}

const common = everyEntry((words) => words.common);

/** Formatting marks of chat apps and quotes in front of an address. */
const MARKS_BEFORE = /^['*~#&]+/;

/** Signs that may be part of an address: with one of them right before it we do not know where it begins. */
const UNCLEAR_BEFORE = /^[@!?/=|`{}.\\]$/;

/**
 * The part before the `@` at `at`, read leftwards: "ana.lopez", "ana punto lopez".
 *
 * @returns undefined when there is none, or when it may have begun earlier: half an address is somebody else's
 */
function localPart(tokens: readonly AddressToken[], at: number, vocabulary: Vocabulary): Part | undefined {
  const apart = tokens[at - 1]?.kind === "blank";
  let edge = apart ? at - 2 : at - 1;
  let text = wordAt(tokens, edge);
  while (text !== undefined && text.length <= MAX_LOCAL_LENGTH) {
    const longer = oneMore(tokens, edge);
    if (!longer) break;
    text = longer.text + text;
    edge = longer.edge;
  }
  if (text === undefined || isUnclear(tokens[edge - 1])) return undefined;
  return apart && common(vocabulary).has(fold(text)) ? undefined : { text: text.replace(MARKS_BEFORE, ""), edge };
}

function oneMore(tokens: readonly AddressToken[], edge: number): Part | undefined {
  const tight = tokens[edge - 1];
  if (tight?.kind === "sign" && (tight.how === "typed" || tight.how === "boxed"))
    return joined(tokens, edge - 1, edge - 2);
  const said = tight?.kind === "blank" ? tokens[edge - 2] : undefined;
  if (said?.kind !== "sign" || said.how === "typed") return undefined;
  return joined(tokens, edge - 2, tokens[edge - 3]?.kind === "blank" ? edge - 4 : edge - 3);
}

function joined(tokens: readonly AddressToken[], sign: number, before: number): Part | undefined {
  const token = tokens[sign];
  const word = wordAt(tokens, before);
  return token?.kind === "sign" && token.sign !== "@" && word !== undefined
    ? { text: word + token.sign, edge: before }
    : undefined;
}

function wordAt(tokens: readonly AddressToken[], index: number): string | undefined {
  const token = tokens[index];
  return token?.kind === "word" ? token.text : undefined;
}

function isUnclear(token: AddressToken | undefined): boolean {
  if (token?.kind === "sign") return token.how === "typed";
  return token?.kind === "other" && UNCLEAR_BEFORE.test(token.text);
}
