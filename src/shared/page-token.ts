import { sameMac, type Secrets } from "./secrets.ts";

/** Cookie that marks one browser: 256 random bits that name nobody. Page tokens are bound to it. */
export const VISITOR_COOKIE = "__Host-latchkey-visitor";

/**
 * Second layer behind the same-origin check: a token that only a page of ours, shown to this very browser, can know.
 * Nothing is stored; a restart keeps every open page working.
 */
export interface PageTokens {
  /** Token to put into the forms shown to `visitor` (the cookie's value). */
  issue(visitor: string): string;
  /** Whether `token` was issued to `visitor`. An absent cookie or token fits nothing. */
  fits(visitor: string | undefined, token: unknown): boolean;
}

export function createPageTokens(secrets: Secrets): PageTokens {
  const issue = (visitor: string) => secrets.mac("page-token", visitor);
  return {
    issue,
    fits: (visitor, token) =>
      visitor !== undefined && visitor !== "" && typeof token === "string" && sameMac(token, issue(visitor)),
  };
}
