import { CROCKFORD, readLetters } from "../../shared/crockford.ts";
import { LIMITS } from "../limits.ts";

/** A backup code as somebody typed it: in one field with its number before it, or in two. */
export interface TypedCode {
  /** May be empty when the number stands before the code. */
  readonly number: string;
  readonly code: string;
}

/** What was meant. `code` has its sixteen letters without hyphens. */
export interface ReadCode {
  readonly number: number;
  readonly code: string;
}

const longestTyped = 64;

/**
 * Forgives lower case, spaces, hyphens or none, full-width letters, `3.` and `#3`, and O for 0, I or L for 1. Where
 * both fields hold a number, they must be the same: a guess names one code, so that it costs one hash and not ten.
 *
 * @returns undefined when it cannot be a code with its number
 */
export function readCode(typed: TypedCode): ReadCode | undefined {
  const written = bare(typed.code);
  const { length } = LIMITS.backupCodes;
  const code = written.slice(-length);
  const before = numberIn(written.slice(0, -length));
  const beside = numberIn(bare(typed.number));
  if (code.length !== length || before === "none" || beside === "none") return undefined;
  if (before !== undefined && beside !== undefined && before !== beside) return undefined;
  const number = before ?? beside;
  const isCode = Array.from(code).every((letter) => CROCKFORD.includes(letter));
  return number === undefined || !isCode ? undefined : { number, code };
}

const bare = (typed: string) => readLetters(typed.slice(0, longestTyped).normalize("NFKC")).replace(/[^0-9A-Z]/g, "");

/** `none`: something stands there that is no number of a code. */
function numberIn(text: string): number | "none" | undefined {
  if (text === "") return undefined;
  const number = /^0?[1-9][0-9]?$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= LIMITS.backupCodes.count ? number : "none";
}
