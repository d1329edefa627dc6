import type { Span } from "../entities/span.ts";

export type SecretKind = "code" | "password" | "token" | "link" | "move";

/** A stretch of the cleaned text that nobody but its owner should ever read. */
export interface SecretSpan extends Span {
  readonly secret: SecretKind;
}

/** Words of the text between blanks, with their place. */
export function chunks(text: string): readonly (Span & { readonly text: string })[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}
