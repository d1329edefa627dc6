/** The door of the secrets finder: what must be cut from a message before anything of it is stored. */
import { cleanText } from "../clean.ts";
import { findCodes } from "../entities/find-codes.ts";
import { findEmails } from "../entities/find-emails.ts";
import { findIps } from "../entities/find-ips.ts";
import { overlaps, replaceSpans, type Span } from "../entities/span.ts";
import type { Vocabulary } from "../words/words.ts";
import { findBackupCodes, findLinkCodes, findMoves, findNamedCodes } from "./find-own-codes.ts";
import { findCards, findPairs, findTokens } from "./find-tokens.ts";
import { findPasswords } from "./find-passwords.ts";
import type { SecretKind, SecretSpan } from "./secret-span.ts";
import { PLACEHOLDER } from "../entities/mask.ts";

/** A message without its secrets. */
export interface CutText {
  /** Cleaned and bounded; each secret is `PLACEHOLDER`. */
  readonly text: string;
  /** Digits of what has the shape of a mailed code, in order: the only secret that anybody needs once more. */
  readonly codes: readonly string[];
  /** Letters of what has the shape of a code that links a chat. */
  readonly links: readonly string[];
  /** Tokens with which a chat goes on here. */
  readonly moves: readonly string[];
  /** What was cut, in order; empty when the message held nothing secret. */
  readonly cut: readonly SecretKind[];
}

/** Finds and cuts. An e-mail or an IP address is no secret and stays. @param text raw */
export function cutSecrets(text: string, vocabulary: Vocabulary): CutText {
  const cleaned = cleanText(text);
  const emails = findEmails(cleaned, vocabulary);
  const addresses = [...emails, ...findIps(cleaned, vocabulary)];
  const codes = findCodes(cleaned, addresses, vocabulary);
  const moves = findMoves(cleaned);
  const named = [
    ...moves,
    ...findLinkCodes(cleaned, vocabulary).filter((one) => !moves.some((move) => overlaps(move, one))),
  ];
  const found = [...otherSecrets(cleaned, addresses, vocabulary), ...findPairs(cleaned, emails)];
  const rest = [...found, ...codes.map(asSecret)].filter((span) => !named.some((one) => overlaps(one, span)));
  const spans = merged([...named, ...rest]);
  return {
    text: replaceSpans(cleaned, spans, PLACEHOLDER),
    codes: codes
      .filter((code) => spans.some((span) => span.secret === "code" && overlaps(span, code)))
      .map(({ value }) => value),
    links: named.filter(({ secret }) => secret === "link").map(({ value }) => value),
    moves: moves.map(({ value }) => value),
    cut: spans.map((span) => span.secret),
  };
}

const asSecret = ({ from, to }: Span): SecretSpan => ({ from, to, secret: "code" });

function otherSecrets(text: string, addresses: readonly Span[], vocabulary: Vocabulary): readonly SecretSpan[] {
  return [
    ...findTokens(text),
    ...findBackupCodes(text),
    ...findCards(text, vocabulary),
    ...findPasswords(text, vocabulary),
    ...findNamedCodes(text, vocabulary),
  ].filter((span) => !addresses.some((address) => overlaps(address, span) && !contains(span, address)));
}

/** A set-up link of an authenticator may hold an address; the link is the secret. */
const contains = (outer: SecretSpan, inner: Span) =>
  outer.secret === "token" && outer.from <= inner.from && inner.to <= outer.to;

/** One span for what overlaps; the wider one says what it was. */
function merged(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const result: SecretSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (last && overlaps(last, span)) result[result.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}
