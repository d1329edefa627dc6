import type { Random } from "../../shared/random.ts";
import { LIMITS } from "../limits.ts";

/** Crockford's base32: no I, L, O or U, which are misread or make words. 32 divides 256, so every letter is as likely. */
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Fresh codes `XXXX-XXXX-XXXX-XXXX`, 80 bits each. NIST SP 800-63B-4 4.2.1.1 asks for 64 of a saved recovery code.
 *
 * @returns code 1, code 2 … none like another
 */
export function drawCodes(random: Random): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < LIMITS.backupCodes.count) codes.add(inGroups(drawCode(random)));
  return [...codes];
}

const drawCode = (random: Random) =>
  Array.from(random.bytes(LIMITS.backupCodes.length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");

const inGroups = (code: string) => [code.slice(0, 4), code.slice(4, 8), code.slice(8, 12), code.slice(12)].join("-");
