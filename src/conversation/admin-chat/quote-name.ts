const LONGEST = 40;
/** Marks that a messenger turns into bold print, a link or a mention; quotes; brackets; the colon behind a speaker. */
const MARKUP = /[*_~`|<>[\]{}()"“”„«»‹›@#\\/:]/gu;
/** Controls, line breaks, marks that turn the direction of writing, invisible letters. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{M}]/gu;
/** A messenger makes a link of whatever has a dot between letters. */
const DOT_BETWEEN = /(\S)\.(?=\S)/gu;
/** What is left where something was taken out. */
const STRAY = /(?<=\s)[.,;]+(?=\s|$)/gu;

/**
 * A name that somebody chose, in quotes, on one line, as nothing but a name: no line of it can pass for one of ours,
 * and nothing of it becomes a link. Accents stay.
 */
export function quoteName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(UNSEEN, " ")
    .replace(MARKUP, " ")
    .replace(DOT_BETWEEN, "$1 ")
    .replace(STRAY, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const letters = Array.from(plain);
  const cut = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("").trimEnd()}…` : plain;
  return `“${cut === "" ? "?" : cut}”`;
}
