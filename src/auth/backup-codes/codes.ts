import type { PasswordHash } from "../../shared/brand.ts";
import { CROCKFORD, drawLetters, readLetters } from "../../shared/crockford.ts";
import type { Random } from "../../shared/random.ts";
import type { Secrets } from "../../shared/secrets.ts";
import { LIMITS } from "../limits.ts";
import type { AuthDeps } from "../deps.ts";
import type { DrawnSet } from "./rules.ts";

/**
 * Fresh codes `XXXX-XXXX-XXXX-XXXX`, 80 bits each. NIST SP 800-63B-4 4.2.1.1 asks for 64 of a saved recovery code.
 *
 * @returns code 1, code 2 … none like another
 */
export function drawCodes(random: Random): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < LIMITS.backupCodes.count) codes.add(inGroups(drawLetters(random, LIMITS.backupCodes.length)));
  return [...codes];
}

const inGroups = (code: string) => [code.slice(0, 4), code.slice(4, 8), code.slice(8, 12), code.slice(12)].join("-");

/**
 * A fresh set: the codes for the page, their hashes for the database.
 *
 * @throws HasherBusy when too many passwords wait to be checked
 */
export async function hashFreshCodes({
  random,
  secrets,
  hasher,
}: AuthDeps): Promise<DrawnSet & { readonly codes: readonly string[] }> {
  const id = random.id();
  const codes = drawCodes(random);
  const hashes: PasswordHash[] = [];
  // One after the other, so that somebody who signs in meanwhile waits for one hash and not for ten.
  for (const [index, code] of codes.entries())
    hashes.push(await hasher.hash(pepperedCode(secrets, id, index + 1, code)));
  return { id, hashes, codes };
}

/**
 * What is hashed in place of a code: a MAC with the key that is not in the database, so that a stolen database gives
 * nothing to guess at. Bound to set and number: a row copied elsewhere is worth nothing there.
 *
 * @param code with or without its hyphens
 */
export const pepperedCode = (secrets: Secrets, set: string, number: number, code: string): string =>
  secrets.mac("backup-code", set, String(number), code.replaceAll("-", ""));

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
