import { drawLetters } from "../../shared/crockford.ts";
import type { Random } from "../../shared/random.ts";
import { LIMITS } from "../limits.ts";

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
