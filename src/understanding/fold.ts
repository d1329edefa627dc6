const APOSTROPHES = /['’‘`´ʼ]/gu;
/** Nothing in it has marks or is an apostrophe: then lower case is all there is to do. */
const PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e\n]*$/;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu;
const EMPHASIS = /(\p{L})\1{2,}/gu;
/** Turkish: a capital I without its dot is typed for both, so both are one letter here. */
const DOTLESS = "ı";

/** Lower case without accents: "Código" and "CODIGO" are one word. For comparing words, never for addresses. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.replace(APOSTROPHES, "").normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll(DOTLESS, "i");
}

/** The words of a text, folded, "siiii" as "si"; an emoji is a word too. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).replace(EMPHASIS, "$1").match(WORD) ?? [];
}

/** A text as its words with one blank between them: how phrases are compared. */
export function phraseOf(text: string): string {
  return wordsOf(text).join(" ");
}
