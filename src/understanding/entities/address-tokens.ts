import { phraseOf } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { Span } from "./span.ts";

interface Sign {
  readonly kind: "sign";
  readonly sign: "@" | "." | "-" | "_";
  readonly how: "typed" | "said" | "boxed" | "weak";
}

/** A piece of text as the reader of addresses sees it. Said signs ("arroba", "punto") are signs, not words. */
export type AddressToken = Span &
  (
    | { readonly kind: "word"; readonly text: string }
    | { readonly kind: "blank" }
    /** `said` in words; `boxed` in brackets, "(at)": then it is a sign beyond doubt. `text` as it was written. */
    | (Sign & { readonly text: string })
    | { readonly kind: "other"; readonly text: string }
  );

const TOKEN = /[([{<]{1,2} ?\p{L}{2,10} ?[)\]}>]{1,2}|[\p{L}\p{M}\p{N}#$%&'*+^_~-]+|[ \t]+|[\s\S]/gu;
const SAID = {
  "@": everyEntry((words) => words.email.at),
  ".": everyEntry((words) => words.email.dot),
  "-": everyEntry((words) => words.email.hyphen),
  _: everyEntry((words) => words.email.underscore),
};
const weakAt = everyEntry((words) => words.email.weakAt);
const TWO_WORDS = /^(\p{L}+)[ \t]+(\p{L}+)/u;

/** @param text cleaned */
export function addressTokens(text: string, vocabulary: Vocabulary): readonly AddressToken[] {
  const tokens: AddressToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const from = match.index;
    if (from < (tokens.at(-1)?.to ?? 0)) continue;
    tokens.push(twoWordSign(text, from, vocabulary) ?? tokenOf(text, match[0], from, vocabulary));
  }
  return tokens;
}

/** "guion bajo": the longer reading first, or it would be a hyphen and the word "bajo". */
function twoWordSign(text: string, from: number, vocabulary: Vocabulary): AddressToken | undefined {
  const words = TWO_WORDS.exec(text.slice(from, from + 24))?.[0];
  const sign =
    words === undefined || /\p{L}$/u.test(text.slice(0, from)) ? undefined : signOf(words, false, vocabulary);
  return sign && words !== undefined ? { ...sign, text: words, from, to: from + words.length } : undefined;
}

function tokenOf(whole: string, text: string, from: number, vocabulary: Vocabulary): AddressToken {
  const span = { from, to: from + text.length, text };
  if (text === "@" || text === ".") return { ...span, kind: "sign", sign: text, how: "typed" };
  if (/^[ \t]/.test(text)) return { ...span, kind: "blank" };
  const boxed = /^[([{<]/.test(text);
  const sign = /\p{L}/u.test(text) ? signOf(text, boxed, vocabulary) : undefined;
  if (sign && !isOfAddress(sign, whole[from - 1], whole[span.to])) return { ...span, ...sign };
  const isWord = !boxed && /^[\p{L}\p{M}\p{N}#$%&'*+^_~-]/u.test(text);
  return { ...span, kind: isWord ? "word" : "other" };
}

/**
 * In "ana@firma.co.at" the last word is an ending, in "dash@acme.com" the first is a name. Taken for a said sign it
 * would cut the address short, and half an address is somebody else's.
 */
const isOfAddress = ({ sign }: Sign, before: string | undefined, after: string | undefined) =>
  before === "." || before === "@" || (after === "@" && sign !== "@");

function signOf(text: string, boxed: boolean, vocabulary: Vocabulary): Sign | undefined {
  const word = phraseOf(text);
  const how = boxed ? "boxed" : "said";
  if (weakAt(vocabulary).has(word)) return { kind: "sign", sign: "@", how: boxed ? "boxed" : "weak" };
  for (const sign of ["@", ".", "-", "_"] as const)
    if (SAID[sign](vocabulary).has(word)) return { kind: "sign", sign, how };
  return undefined;
}
