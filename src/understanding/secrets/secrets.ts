/** The door of the secrets finder: what must be cut from a message before anything of it is stored. */
import { cleanText } from "../clean.ts";
import { type CodePart, findCodePart } from "../entities/find-code-part.ts";
import { findCodes } from "../entities/find-codes.ts";
import { findEmails } from "../entities/find-emails.ts";
import { findIps } from "../entities/find-ips.ts";
import { overlaps, replaceSpans, type Span } from "../entities/span.ts";
import type { Vocabulary } from "../words/words.ts";
import { findBackupCodes, findLinkCodes, findMoves, findNamedCodes } from "./find-own-codes.ts";
import { findCards, findKeys, findPairs, findTokens } from "./find-tokens.ts";
import { findPasswords } from "./find-passwords.ts";
import { findPhrases } from "./find-phrases.ts";
import { findTyped } from "./find-typed.ts";
import type { SecretKind, SecretSpan } from "./secret-span.ts";
import { PLACEHOLDER } from "../entities/mask.ts";

/** A message without its secrets. */
export interface CutText {
  /** Cleaned and bounded; each secret is `PLACEHOLDER`. */
  readonly text: string;
  /** Digits of what has the shape of a mailed code, in order: the only secret that anybody needs once more. */
  readonly codes: readonly string[];
  /** What may be half a code, the other half being in another message. Set only where there is no whole one. */
  readonly part?: Omit<CodePart, "from" | "to"> | undefined;
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
  const emails = findEmails(cleaned, vocabulary).filter(({ unsure }) => unsure !== "weak");
  const addresses = [...emails, ...findIps(cleaned, vocabulary)];
  const codes = findCodes(cleaned, addresses, vocabulary);
  const moves = findMoves(cleaned);
  const named = [
    ...moves,
    ...findLinkCodes(cleaned, vocabulary).filter((one) => !moves.some((move) => overlaps(move, one))),
  ];
  const found = [...otherSecrets(cleaned, { addresses, codes }, vocabulary), ...findPairs(cleaned, emails)];
  const rest = [...found, ...codes.map(asSecret)].filter((span) => !named.some((one) => overlaps(one, span)));
  const part = codes.length + named.length > 0 ? undefined : findCodePart(cleaned, addresses, vocabulary);
  const spans = merged([...named, ...rest, ...(part?.named === true ? [asSecret(part)] : [])]);
  return {
    text: replaceSpans(cleaned, spans, PLACEHOLDER),
    codes: codes
      .filter((code) => spans.some((span) => span.secret === "code" && overlaps(span, code)))
      .map(({ value }) => value),
    ...(part && { part: { digits: part.digits, named: part.named, ...(part.place && { place: part.place }) } }),
    links: named.filter(({ secret }) => secret === "link").map(({ value }) => value),
    moves: moves.map(({ value }) => value),
    cut: spans.map((span) => span.secret),
  };
}

const asSecret = ({ from, to }: Span): SecretSpan => ({ from, to, secret: "code" });

interface Apart {
  readonly addresses: readonly Span[];
  /** Mailed codes: "code123456" looks made up, but is one. */
  readonly codes: readonly Span[];
}

function otherSecrets(text: string, { addresses, codes }: Apart, vocabulary: Vocabulary): readonly SecretSpan[] {
  const typed = findTyped(text, vocabulary).filter((span) => !codes.some((code) => overlaps(code, span)));
  return [
    ...findTokens(text),
    ...findKeys(text),
    ...findBackupCodes(text, vocabulary),
    ...findCards(text, vocabulary),
    ...findPasswords(text, vocabulary),
    ...typed,
    ...findPhrases(text, vocabulary),
    ...findNamedCodes(text, vocabulary),
  ]
    .map((span) => withoutStop(span, text))
    .filter(({ from, to }) => !CUT_ALREADY.test(text.slice(from, to)))
    .filter((span) => !addresses.some((address) => overlaps(address, span) && !contains(span, address)));
}

/** The comma behind a password stays: what is said after it is something else. */
function withoutStop(span: SecretSpan, text: string): SecretSpan {
  const isStopped = span.secret === "password" && span.to - span.from > 1 && /[,;]/.test(text.charAt(span.to - 1));
  return isStopped ? { ...span, to: span.to - 1 } : span;
}

/** What was cut from an earlier copy of the text is no secret: cutting twice is cutting once. */
const CUT_ALREADY = new RegExp(`^[^\\p{L}\\p{N}]{0,8}${PLACEHOLDER}[^\\p{L}\\p{N}]{0,8}$`, "u");

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
