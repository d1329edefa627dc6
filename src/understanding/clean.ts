/** So much of a message is read; the rest is dropped before anything else happens, so that no work grows with it. */
export const MAX_TEXT_LENGTH = 4000;

/** Zero-width and direction marks: invisible, and a way to hide a word from a filter. Emoji joiners stay. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const LONE_JOINER = /(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})\u200d/gu;
/** Half of a character outside the basic plane; databases and JSON readers refuse it. */
const HALF_CHARACTER = /\p{Cs}/gu;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
/** A cut in the middle of a number could leave half a code behind: the digits before the cut go too. */
const DIGITS_AT_CUT = /[\p{Nd}\s.\-\ufe0f\u20e3]{1,64}$/u;

/**
 * The text as everything here reads it: bounded, without invisible characters, full-width forms narrowed, every blank
 * a plain one. No letter is exchanged for another, so an address stays what it was.
 */
export function cleanText(text: string): string {
  return bounded(text)
    .replace(HALF_CHARACTER, "\ufffd")
    .replace(INVISIBLE, "")
    .replace(LONE_JOINER, "")
    .replace(CONTROLS, " ")
    .replace(FULL_WIDTH, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(ODD_SPACES, " ");
}

function bounded(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  return text.slice(0, MAX_TEXT_LENGTH).replace(DIGITS_AT_CUT, "");
}
