import { fold, wordsOf } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { FoundIp } from "./ip-ranges.ts";

const FOUR =
  /(?<![\p{L}\p{N}_@/+$#-]|[.,:-] ?|\d )\d{1,3}(?:(?: ?[.,-] ?| {1,2}| \p{L}{3,6} )\d{1,3}){3}(?![\p{L}\p{N}_@%]|[.,:-]\d| \d| \p{L}{3,6} \d)/gu;

const dots = everyEntry((words) => words.email.dot);

/** "My IP is now 181 47 22 9": so many words before it are looked at for "IP". */
const REACH = 4;

/**
 * Addresses of four numbers whose dots are something else: "181 47 22 9", "181,47,22,9", "181 dot 47 dot 22 dot 9". Said
 * dots are dots wherever they stand; other signs only behind the word "IP" or where an address was asked for, since so
 * are telephone numbers and amounts written.
 */
export function looseIps(text: string, awaited: boolean, vocabulary: Vocabulary): readonly FoundIp[] {
  return [...text.matchAll(FOUR)].flatMap((match) => {
    const [written] = match;
    const numbers = written.match(/\d+/g) ?? [];
    const signs = new Set((written.match(/[^\d]+/g) ?? []).map((sign) => fold(sign).trim()));
    const [sign = "", ...others] = signs;
    if (others.length > 0 || !numbers.every(isByte) || /^(?:\d+\.){3}/.test(written)) return [];
    const isSaid = dots(vocabulary).has(sign);
    const isKnown = isSaid || (!/\p{L}/u.test(sign) && (awaited || isLabelled(text, match.index)));
    return isKnown ? [{ from: match.index, to: match.index + written.length, value: numbers.join(".") }] : [];
  });
}

/** A leading zero is octal to some: refused as in an address with dots. */
const isByte = (number: string) => Number(number) <= 255 && (number === "0" || !number.startsWith("0"));

const isLabelled = (text: string, from: number) =>
  wordsOf(text.slice(Math.max(0, from - 40), from))
    .slice(-REACH)
    .some((word) => word === "ip" || word === "ipv4");
