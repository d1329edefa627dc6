/** How often a letter and a digit stand side by side: words and dates have one or two such places, keys have many. */
export function mixedPlaces(text: string): number {
  let places = 0;
  for (let index = 1; index < text.length; index++) {
    const pair = text.slice(index - 1, index + 1);
    if (/^(?:\d[a-z]|[a-z]\d)$/i.test(pair)) places++;
  }
  return places;
}

/** How often the case of neighbouring letters changes. */
function caseFlips(text: string): number {
  let flips = 0;
  for (let index = 1; index < text.length; index++) {
    if (/^(?:[a-z][A-Z]|[A-Z][a-z])$/.test(text.slice(index - 1, index + 1))) flips++;
  }
  return flips;
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** A string that no person would make up: part of a link, a key, a session, a recovery code. */
export function looksRandom(text: string): boolean {
  if (text.length < 10) return false;
  const digits = count(text, /\d/g);
  const letters = count(text, /[a-z]/gi);
  if (digits >= 3 && letters >= 3 && mixedPlaces(text) >= 4) return true;
  if (text.length < 16) return false;
  if (/^[0-9a-z]{16}$|^[0-9A-Z]{16}$/.test(text) && digits >= 2 && letters >= 4 && mixedPlaces(text) >= 3) return true;
  if (/^[A-Z2-7]{16,}$/.test(text) && count(text, /[AEIOU]/g) / text.length < 0.28) return true;
  return /^[A-Za-z0-9+/=_-]+$/.test(text) && caseFlips(text) >= 7 && digits >= 1;
}

/** After "my password is" or as an answer to it: a digit, a sign or a capital inside a word is enough. */
export function looksChosen(text: string): boolean {
  const core = text.replace(/^[("'“«¿¡]+|[)"'”».,;:!?…]+$/gu, "");
  if (core.length < 4) return false;
  const letters = /\p{L}/u.test(core);
  return (letters && /[\d!@#$%^&*_+=~?]/.test(core)) || /\p{Ll}\p{Lu}/u.test(core) || /^\d{4,}$/.test(core);
}

/**
 * A word that somebody made up, where the words around speak for a password: "Rainbow42", "octopus!12". Not: counts
 * ("45min"), files, addresses, numbers of orders ("INV-2024"), names of programs with their version.
 */
export function looksTyped(text: string): boolean {
  if (text.length > LONGEST_TYPED) return false;
  const core = text.replace(/^[("'“«¿¡`]+|["'”»`).,;:?…]+$/gu, "");
  if (core.length < 5 || /[/\\:]|\.\p{L}{2,4}$|@.*\./u.test(core)) return false;
  const letters = count(core, /\p{L}/gu);
  const digits = count(core, /\d/g);
  if (letters < 3 || isUnfinishedEmail(core) || /^\d+-?\p{L}{1,9}$/u.test(core)) return false;
  if (!/\p{Ll}/u.test(core)) return letters >= 4 && digits >= 2 && digits <= 4 && /^\p{L}+\d+!*$/u.test(core);
  return digits > 0 || /\p{L}[!@#$%^&*_+=~]+\p{L}/u.test(core);
}

/** With the signs around it; what is longer nobody types. */
const LONGEST_TYPED = 72;

/** The word before the number: "Chrome" in "Chrome131". */
export const nameBefore = (text: string) => /^[^\p{L}]*(\p{L}+)[\d.]+[^\p{L}]*$/u.exec(text)?.[1] ?? "";

/** A password standing alone, by its looks: "Summer2024!", "Tr0ub4dor&3". Names of phones and files are not. */
export function looksLikePassword(text: string): boolean {
  if (text.length < 8 || text.length > 64 || /[/\\:]/.test(text) || isUnfinishedEmail(text)) return false;
  const letters = count(text, /\p{L}/gu);
  const digits = count(text, /\d/g);
  if (letters < 3 || digits < 1) return false;
  if (/[\p{L}\d][@#$%^*!~&]+[\p{L}\d]/u.test(text)) return true;
  return digits >= 3 && /[\p{L}\d][!@#$%^*~]+[.,]?$/u.test(text);
}

const isUnfinishedEmail = (text: string) => /^[^@]{2,}@[a-z0-9.,-]+$/i.test(text);
