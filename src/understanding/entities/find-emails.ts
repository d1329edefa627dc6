import type { Email } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import type { Vocabulary } from "../words/words.ts";
import { type AddressToken, addressTokens } from "./address-tokens.ts";
import { domainPart } from "./email-domain.ts";
import { localPart } from "./email-local.ts";
import type { Span } from "./span.ts";

export interface FoundEmail extends Span {
  readonly value: Email;
}

/**
 * Addresses as people write and say them, in order: "ana@acme.com", "ana @ acme.com", "gmail,com", "ana arroba acme
 * punto com", "ana (at) acme (dot) com". What is not certain to be a whole address is left out: better to ask again
 * than to name somebody else's account.
 *
 * @param text cleaned
 */
export function findEmails(text: string, vocabulary: Vocabulary): readonly FoundEmail[] {
  const tokens = addressTokens(text, vocabulary);
  const found: FoundEmail[] = [];
  tokens.forEach((token, index) => {
    const email =
      token.kind === "sign" && token.sign === "@" ? emailAt(tokens, index, token.how, vocabulary) : undefined;
    if (email && email.from >= (found.at(-1)?.to ?? 0)) found.push(email);
  });
  return found;
}

function emailAt(
  tokens: readonly AddressToken[],
  at: number,
  how: string,
  vocabulary: Vocabulary,
): FoundEmail | undefined {
  const local = localPart(tokens, at, vocabulary);
  const domain = local && domainPart(tokens, at, vocabulary);
  if (!domain || (how === "weak" && !domain.said)) return undefined;
  const value = parseEmail(`${local.text}@${domain.text}`);
  const [from, to] = [tokens[local.edge]?.from, tokens[domain.edge]?.to];
  return value === undefined || from === undefined || to === undefined ? undefined : { value, from, to };
}
