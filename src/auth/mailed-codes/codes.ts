import { type CodeMac, codeMac, type ConversationId, type Sealed, type TokenHash } from "../../shared/brand.ts";
import { type Language, type PageLanguage, pageLanguage } from "../../shared/language.ts";
import type { Random } from "../../shared/random.ts";
import { hashToken, newToken, type Secrets } from "../../shared/secrets.ts";
import { LIMITS } from "../limits.ts";

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

const longestTypedCode = 32;

/** `123 456`, `123-456` and full-width digits are how people copy a code. */
export const plainDigits = (typed: string): string =>
  typed.slice(0, longestTypedCode).normalize("NFKC").replace(/[\s-]/g, "");

/**
 * Words that the mail and the chat both show, so that a person can see that the two belong together. Kind, concrete,
 * hard to confuse, nothing that means something else in another region. In es and pt-BR every noun is feminine, so
 * that every adjective agrees.
 */
const WORDS: Readonly<Record<PageLanguage, Record<"things" | "marks", readonly string[]>>> = {
  en: {
    things: ["garden", "lantern", "river", "teapot", "violin", "meadow", "kite", "harbor", "pillow", "bridge"].concat([
      "castle",
      "feather",
      "island",
      "candle",
      "orchard",
      "window",
      "bicycle",
      "cloud",
      "piano",
      "forest",
    ]),
    marks: ["green", "quiet", "golden", "round", "gentle", "sunny", "silver", "little", "warm", "bright"].concat([
      "calm",
      "purple",
      "striped",
      "tall",
      "early",
      "happy",
      "orange",
      "smooth",
      "wide",
      "tidy",
    ]),
  },
  es: {
    things: ["luna", "ventana", "montaña", "guitarra", "nube", "lámpara", "playa", "semilla", "hoja", "campana"].concat(
      ["taza", "isla", "estrella", "pluma", "bicicleta", "manzana", "puerta", "fuente", "cometa", "orilla"],
    ),
    marks: [
      "verde",
      "tranquila",
      "dorada",
      "redonda",
      "alegre",
      "clara",
      "azul",
      "pequeña",
      "suave",
      "brillante",
    ].concat(["serena", "violeta", "ligera", "alta", "amable", "fresca", "blanca", "antigua", "amplia", "sencilla"]),
  },
  "pt-BR": {
    things: ["lua", "janela", "montanha", "viola", "nuvem", "lâmpada", "praia", "semente", "folha", "ponte"].concat([
      "xícara",
      "ilha",
      "estrela",
      "pena",
      "bicicleta",
      "laranja",
      "porta",
      "fonte",
      "flauta",
      "varanda",
    ]),
    marks: [
      "verde",
      "tranquila",
      "dourada",
      "redonda",
      "alegre",
      "clara",
      "azul",
      "pequena",
      "suave",
      "brilhante",
    ].concat(["serena", "violeta", "leve", "alta", "gentil", "fresca", "branca", "antiga", "ampla", "simples"]),
  },
};

/** Two words such as `green garden`, `luna verde`, `lua verde`, in the language of the mail. Recognition only: no secret. */
export function drawPhrase(random: Random, spoken: Language): string {
  const language = pageLanguage(spoken);
  const { things, marks } = WORDS[language];
  const thing = things[random.below(things.length)] ?? "";
  const mark = marks[random.below(marks.length)] ?? "";
  return language === "en" ? `${mark} ${thing}` : `${thing} ${mark}`;
}
