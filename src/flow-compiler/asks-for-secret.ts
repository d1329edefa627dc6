import { askingTokens, type AskingWords } from "./asking-words.ts";

type Words = readonly string[];
type Lists = readonly Words[];

/**
 * The words by which a text asks its reader for a password, or for a code of somebody else or of another service;
 * undefined when it does not. Talking about a password, warning of giving it away, and setting one on a page is no asking.
 *
 * @param where on a page a password is at home: there a text may ask to type it, and not to send or tell it
 */
export function asksForSecret(text: string, words: AskingWords, where: "chat" | "page" = "chat"): string | undefined {
  for (const sentence of text.replaceAll(/\{|\}|#/gu, " ").split(/[.!?;:\n¿¡—–]+/u)) {
    const told = clausesOf(sentence);
    const elsewhere = isElsewhere(askingTokens(sentence), words);
    for (const clause of told) {
      const found = elsewhere ? undefined : askIn(clause, words, where === "page");
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const clausesOf = (sentence: string): readonly Words[] => {
  const parts = sentence.split(",").map(askingTokens);
  // "Your password, please": what stands behind the comma may be all that asks.
  return [...parts, ...parts.slice(1).map((part, index) => [...(parts[index] ?? []), ...part])];
};

/** "On the page", and not here: there a password is at home. "Never here" says the same. */
const isElsewhere = (said: Words, { elsewhere, here, never }: AskingWords): boolean => {
  const places = [...said.keys()].filter((at) => lengthAt(said, at, here) > 0);
  const isNamed = places.length > 0;
  const isRefused = places.some((at) => endsAt(said, at - 1, never));
  return isRefused || (!isNamed && has(said, elsewhere));
};

const has = (said: Words, entries: Lists): boolean => said.some((_, at) => lengthAt(said, at, entries) > 0);

function askIn(said: Words, words: AskingWords, isPage: boolean): string | undefined {
  const isAtHome = isPage && !has(said, words.inChat);
  for (const at of said.keys()) {
    const length = lengthAt(said, at, words.asks);
    if (length === 0 || isDenied(said, at, words)) continue;
    if (isAtHome && lengthAt(said, at, words.onPage) === length) continue;
    const end = objectEnd(said, at + length, words);
    if (end !== undefined) return said.slice(at, end).join(" ");
  }
  return isAtHome ? undefined : endsWithPlea(said, words);
}

/** Where the secret ends that is asked for: behind the verb stand only small words, and then it. */
function objectEnd(said: Words, from: number, words: AskingWords): number | undefined {
  let others = false;
  for (let at = from; at < said.length;) {
    const secret = lengthAt(said, at, words.secrets);
    if (secret > 0) return isOther(said, from, at, at + secret, words) ? undefined : at + secret;
    const other = lengthAt(said, at, words.others);
    const code = lengthAt(said, at, words.codes);
    if (code > 0) return others || isOthers(said.slice(at), words) ? at + code : undefined;
    const small = Math.max(lengthAt(said, at, words.between), lengthAt(said, at, words.fresh));
    if (small + other === 0) return undefined;
    others ||= other > 0;
    at += Math.max(small, other);
  }
  return undefined;
}

/** What is no asking after all: "send a password reset", "tell us that your password does not work", "a password that nobody knows", a new one. */
function isOther(said: Words, from: number, at: number, end: number, words: AskingWords): boolean {
  const next = said[end];
  const isThing = lengthAt(said, end, words.things) > 0;
  const goesOn = next !== undefined && lengthAt(said, end, words.between) + lengthAt(said, end, words.ends) === 0;
  const isReported = goesOn && has(said.slice(from, at), words.that);
  const who = end + lengthAt(said, end, words.that);
  const isNobodys = who > end && lengthAt(said, who, words.never) > 0;
  return isThing || isReported || isNobodys || isFresh(said, from, end, words);
}

/** A new one is chosen, not told, unless it is to be written into the chat. */
const isFresh = (said: Words, from: number, end: number, { fresh, here }: AskingWords): boolean =>
  has(said.slice(from, end + 1), fresh) && !has(said, here);

/** So many words behind a code may say whose it is: "the code that your bank just sent to you". */
const NEAR = 9;

const isOthers = (said: Words, { others }: AskingWords): boolean => has(said.slice(0, NEAR), others);

/** "Never send", "nobody will ever ask you to send". */
function isDenied(said: Words, at: number, { never, softeners }: AskingWords): boolean {
  for (let before = at - 1; before >= 0; before -= 1) {
    const isNever = endsAt(said, before, never);
    if (isNever) return true;
    if (!endsAt(said, before, softeners)) return false;
  }
  return false;
}

/** "Your password, please" has no verb. */
function endsWithPlea(said: Words, words: AskingWords): string | undefined {
  const at = said.findIndex((_, index) => lengthAt(said, index, words.secrets) > 0);
  if (at < 0) return undefined;
  const isBare = said.slice(0, at).every((_, index) => lengthAt(said, index, words.between) > 0);
  const after = said.slice(at + lengthAt(said, at, words.secrets));
  const isPlea = after.length > 0 && lengthAt(after, 0, words.ends) === after.length;
  return isBare && isPlea ? said.join(" ") : undefined;
}

/** Length of the longest entry that begins here; 0 for none. */
const lengthAt = (said: Words, at: number, entries: Lists): number =>
  Math.max(
    0,
    ...entries.filter((entry) => entry.every((word, index) => said[at + index] === word)).map((entry) => entry.length),
  );

const endsAt = (said: Words, at: number, entries: Lists): boolean =>
  entries.some((entry) => entry.every((word, index) => said[at - entry.length + 1 + index] === word));
