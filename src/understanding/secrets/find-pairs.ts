import type { Span } from "../entities/span.ts";
import { looksChosen } from "./looks-secret.ts";
import type { SecretSpan } from "./secret-span.ts";

const PASSWORD_AFTER = /^(\s?[:/|;]\s?)(\S{4,64})/u;

/** "ana@acme.com:Hunter2" and "ana@acme.com / Hunter2": an address and, right behind it, its password. */
export function findPairs(text: string, emails: readonly Span[]): readonly SecretSpan[] {
  return emails.flatMap(({ to }) => {
    const [, sign = "", value = ""] = PASSWORD_AFTER.exec(text.slice(to, to + 80)) ?? [];
    const from = to + sign.length;
    const isAddress = emails.some((email) => email.from === from);
    if (isAddress || !looksChosen(value) || /^\+?\d+$/.test(value)) return [];
    return [{ from, to: from + value.length, secret: "password" }];
  });
}
