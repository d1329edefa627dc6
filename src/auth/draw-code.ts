import { type CodeMac, type ConversationId, type Sealed, type TokenHash, codeMac } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { Random } from "../shared/random.ts";
import { type Secrets, hashToken, newToken } from "../shared/secrets.ts";
import { LIMITS } from "./limits.ts";
import { drawPhrase } from "./phrase.ts";

/** Everything that chance decides about a code, drawn before the rule runs so that the rule stays pure. */
export interface DrawnCode {
  readonly challengeId: string;
  readonly codeId: string;
  readonly phrase: string;
  readonly disown: TokenHash;
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
  return {
    challengeId: chance.random.id(),
    codeId: chance.random.id(),
    phrase: drawPhrase(chance.random, language),
    disown: hashToken(disown),
    usual: fresh(LIMITS.code.digits),
    underAttack: fresh(LIMITS.code.digitsUnderAttack),
  };
}

/** Every number of that many digits is equally likely; zeros in front are kept. */
export const drawDigits = (random: Random, digits: number) => String(random.below(10 ** digits)).padStart(digits, "0");

/** Keyed: a million plain hashes of six digits take seconds to try. Bound to the conversation, so useless elsewhere. */
export const macOfCode = (secrets: Secrets, conversation: ConversationId, digits: string): CodeMac =>
  codeMac(secrets.mac("code", conversation, digits));
