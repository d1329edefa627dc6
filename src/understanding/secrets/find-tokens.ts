import { digitClusters } from "../entities/digit-clusters.ts";
import type { Span } from "../entities/span.ts";
import type { Vocabulary } from "../words/words.ts";
import { looksChosen, looksRandom, looksTyped } from "./looks-secret.ts";
import { chunks, type SecretSpan } from "./secret-span.ts";

const TELLING_KEYS =
  /[?&#;/](?:access_|id_|reset_?|auth_?)?(?:token|code|key|secret|sig|signature|otp|pin|password|pwd|ticket|auth|hash|t)=/i;

const RUN = /[A-Za-z0-9_+/=.-]+/g;

/** Links that let somebody in, keys, set-up links of authenticators: what is long and looks drawn by lot. */
export function findTokens(text: string): readonly SecretSpan[] {
  return chunks(text).flatMap((chunk) => {
    const link = /^(.{0,40}?)(otpauth:\/\/|https?:\/\/|www\.)/iu.exec(chunk.text);
    const isLink = link !== null || /^[\w.-]{1,80}\.[a-z]{2,10}[/?]/i.test(chunk.text);
    return isLink ? linkSecret(chunk.text, chunk.from) : randomRuns(chunk.text, chunk.from);
  });
}

/** The host may stay: it says whose link it was. */
function linkSecret(link: string, from: number): readonly SecretSpan[] {
  const setUp = link.toLowerCase().indexOf("otpauth:");
  if (setUp >= 0) return [{ from: from + setUp, to: from + link.length, secret: "token" }];
  const host = /^(?:[^/]{0,50}:\/\/)?[^/?#]*/.exec(link)?.[0].length ?? 0;
  const rest = link.slice(host);
  const telling = TELLING_KEYS.test(rest) || rest.split(/[/?&=#;]/).some(looksRandom);
  return telling ? [{ from: from + host, to: from + link.length, secret: "token" }] : [];
}

function randomRuns(chunk: string, from: number): readonly SecretSpan[] {
  return [...chunk.matchAll(RUN)]
    .filter((run) => looksRandom(run[0].replace(/[.=-]+$/, "")))
    .map((run) => ({ from: from + run.index, to: from + run.index + run[0].length, secret: "token" }));
}

/** How the keys of well-known services begin. */
const PREFIXED =
  /(?<![A-Za-z0-9])(?:(?:[sprw]k|whsec)_(?:live|test)_[\w-]{6,}|A[KS]IA[A-Z0-9]{12,}|gh[pousr]_\w{8,}|github_pat_\w{8,}|glpat-[\w-]{8,}|(?:xox[abeoprs]|xapp)-[\w-]{6,}|AIza[\w-]{20,}|ya29\.[\w-]{10,}|(?:hf|npm|shpat|shpss|pat|dop_v1|sq0atp)[_-]\w{12,}|SG\.[\w.-]{10,}|sk-[\w-]{12,}|eyJ[\w-]{8,}(?:\.[\w-]{0,2000}){0,4})/g;

const AUTHORIZATION = /(?<![\p{L}\p{N}])(?:bearer|basic)[ :]{1,3}(?=([\w.~+/=-]{8,}))/giu;

/** Keys by how they begin, and what stands behind "Bearer". */
export function findKeys(text: string): readonly SecretSpan[] {
  const keys = [...text.matchAll(PREFIXED)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  const behind = [...text.matchAll(AUTHORIZATION)].flatMap((match) => {
    const from = match.index + match[0].length;
    const value = match[1] ?? "";
    return /[\d_]|\p{Ll}\p{Lu}/u.test(value) ? [{ from, to: from + value.length }] : [];
  });
  return [...keys, ...behind].map(({ from, to }) => ({ from, to, secret: "token" }));
}

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

const PASSWORD_AFTER = /^(\s?[:/|;,]\s?| {1,2})(\S{4,64})/u;

/** "ana@acme.com:Hunter2" and "ana@acme.com / Hunter2": an address and, right behind it, its password. */
export function findPairs(text: string, emails: readonly Span[]): readonly SecretSpan[] {
  return emails.flatMap(({ to }) => {
    const [, sign = "", value = ""] = PASSWORD_AFTER.exec(text.slice(to, to + 80)) ?? [];
    const from = to + sign.length;
    const isAddress = emails.some((email) => email.from === from);
    const isMade = /^[ ,]/u.test(sign) ? looksTyped(value) : looksChosen(value);
    if (isAddress || !isMade || /^\+?\d+$/.test(value)) return [];
    return [{ from, to: from + value.length, secret: "password" }];
  });
}
