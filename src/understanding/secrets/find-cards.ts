import { digitClusters } from "../entities/digit-clusters.ts";
import type { Vocabulary } from "../words/words.ts";
import type { SecretSpan } from "./secret-span.ts";

/** Payment card numbers: 15 to 19 digits (ISO/IEC 7812) with a right check digit, not written as a phone number. */
export function findCards(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  return digitClusters(text, [], vocabulary).flatMap((cluster) => {
    const digits = cluster.atoms.flatMap((atom) => atom.groups.map((group) => group.digits)).join("");
    const isPhone = text[cluster.from - 1] === "+";
    if (isPhone || digits.length < 15 || digits.length > 19 || !passesLuhn(digits)) return [];
    return [{ from: cluster.from, to: cluster.to, secret: "token" }];
  });
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
