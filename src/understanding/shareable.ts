import { findEmails } from "./entities/find-emails.ts";
import { findIps } from "./entities/find-ips.ts";
import { replaceSpans } from "./entities/span.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import { PLACEHOLDER } from "./entities/mask.ts";
import type { Vocabulary } from "./words/words.ts";

/** Nothing that names a trouble is longer (UTF-16 units). */
const LONGEST = 300;
/** Longer words are keys or links (the longest of our languages have about 25 letters). */
const LONGEST_WORD = 30;
/** Between hyphens; a backup code has four, and by chance no digit. */
const MOST_PARTS = 3;

const [EMAIL, IP, SECRET, OTHER] = ["[e-mail]", "[address]", "[secret]", "[…]"] as const;
const MASKS: readonly string[] = [EMAIL, IP, SECRET, OTHER];

/**
 * What of a message may be shown to somebody outside: its words. Secrets are cut; addresses are replaced by their
 * kind; and whatever else could be a number, an address or a key goes too, for here a cut too many costs nothing.
 *
 * @param text raw, or with its secrets cut already
 * @returns nothing when no word is left
 */
export function shareable(text: string, vocabulary: Vocabulary): string {
  const cut = cutSecrets(text, vocabulary).text;
  const withoutIps = replaceSpans(cut, findIps(cut, vocabulary), ` ${IP} `);
  const masked = replaceSpans(withoutIps, findEmails(withoutIps, vocabulary), ` ${EMAIL} `);
  const words = masked.replaceAll(PLACEHOLDER, ` ${SECRET} `).trim().split(/\s+/u);
  const shown = words.map((word) => (MASKS.includes(word) || isPlain(word) ? word : OTHER));
  return shown.some((word) => !MASKS.includes(word) && /\p{L}/u.test(word)) ? bounded(shown) : "";
}

/** A word of a language, with one digit at most: "2FA" stays. */
function isPlain(word: string): boolean {
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  if (digits > 1 || word.length > LONGEST_WORD || word.split("-").length > MOST_PARTS) return false;
  if (/[@/\\=_]|::/u.test(word)) return false;
  return digits === 0 || /\p{L}/u.test(word);
}

/** Whole words only: half a mask would be a riddle. */
function bounded(words: readonly string[]): string {
  let text = "";
  for (const word of words) {
    const longer = text === "" ? word : `${text} ${word}`;
    if (longer.length > LONGEST) break;
    text = longer;
  }
  return text;
}
