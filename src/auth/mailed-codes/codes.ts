import { type CodeMac, codeMac, type ConversationId, type Sealed, type TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Random } from "../../shared/random.ts";
import { hashToken, newToken, type Secrets } from "../../shared/secrets.ts";
import { LIMITS } from "../limits.ts";

/** Everything that chance decides about a code, drawn before the rule runs so that the rule stays pure. */
export interface DrawnCode {
  readonly challengeId: string;
  readonly codeId: string;
  readonly phrase: string;
  readonly disown: TokenHash;
  /** The same token, for a mail that holds no code. */
  readonly pass: { readonly disown: TokenHash; readonly secrets: Sealed };
  readonly usual: FreshCode;
  readonly underAttack: FreshCode;
}

/** A code as far as the database may know it. */
export interface FreshCode {
  readonly digits: number;
  readonly mac: CodeMac;
  /** Code and disown token, sealed for the mailer. */
  readonly secrets: Sealed;
}

export interface Chance {
  readonly random: Random;
  readonly secrets: Secrets;
  /** Of which phrases are made. Left out: of numbers. */
  readonly phraseWords?: ((language: Language) => PhraseWords) | undefined;
}

export function drawCode(chance: Chance, conversation: ConversationId, language: Language): DrawnCode {
  const disown = newToken(chance.random);
  const fresh = (digits: number): FreshCode => {
    const code = drawDigits(chance.random, digits);
    return {
      digits,
      mac: macOfCode(chance.secrets, conversation, code),
      secrets: chance.secrets.seal("mail", JSON.stringify({ code, disown })),
    };
  };
  const hash = hashToken(disown);
  return {
    challengeId: chance.random.id(),
    codeId: chance.random.id(),
    phrase: drawPhrase(chance.random, chance.phraseWords?.(language) ?? twoNumbers),
    disown: hash,
    usual: fresh(LIMITS.code.digits),
    pass: { disown: hash, secrets: chance.secrets.seal("mail", JSON.stringify({ disown })) },
    underAttack: fresh(LIMITS.code.digitsUnderAttack),
  };
}

/** Every number of that many digits is equally likely; zeros in front are kept. */
export const drawDigits = (random: Random, digits: number) => String(random.below(10 ** digits)).padStart(digits, "0");

/** Keyed: a million plain hashes of six digits take seconds to try. Bound to the conversation, so useless elsewhere. */
export const macOfCode = (secrets: Secrets, conversation: ConversationId, digits: string): CodeMac =>
  codeMac(secrets.mac("code", conversation, digits));

const longestTypedCode = 32;

/** `123 456`, `123-456` and full-width digits are how people copy a code. */
export const plainDigits = (typed: string): string =>
  typed.slice(0, longestTypedCode).normalize("NFKC").replace(/[\s-]/g, "");

/** Words of one language for phrases, and how two of them stand together. */
export interface PhraseWords {
  readonly things: readonly string[];
  readonly marks: readonly string[];
  readonly together: (words: { readonly mark: string; readonly thing: string }) => string;
}

/** What says something in every language. */
const numbers = Array.from({ length: 90 }, (_, number) => String(number + 10));
const twoNumbers: PhraseWords = { things: numbers, marks: numbers, together: ({ mark, thing }) => `${mark} ${thing}` };

/**
 * Two words such as `green garden`, `luna verde`, `lua verde`, which the mail and the chat both show, so that a person can
 * see that the two belong together. Recognition only: no secret.
 */
export function drawPhrase(random: Random, { things, marks, together }: PhraseWords): string {
  const thing = things[random.below(things.length)] ?? "";
  const mark = marks[random.below(marks.length)] ?? "";
  return together({ mark, thing });
}
