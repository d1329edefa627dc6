import { sameMac, type Secrets } from "./secrets.ts";

/** Cookie that marks one browser: 256 random bits that name nobody. Page tokens are bound to it. */
export const VISITOR_COOKIE = "__Host-latchkey-visitor";

/**
 * Second layer behind the same-origin check: a token that only a page of ours, shown to this very browser, can know.
 * It also says to whom the page was shown, so that a form of one account is never taken for another one that signed in
 * later, in another tab. Nothing is stored; a restart keeps every open page working.
 */
export interface PageTokens {
  /**
   * Token to put into the forms shown to `visitor` (the cookie's value).
   *
   * @param account who was signed in when the page was shown, if anybody
   */
  issue(visitor: string, account?: string): string;
  /** Whether `token` was issued to `visitor`. An absent cookie or token fits nothing. */
  fits(visitor: string | undefined, token: unknown): boolean;
  /** Whether the page that bears `token` was shown to `account` in this browser. */
  isOf(visitor: string | undefined, token: unknown, account: string): boolean;
}

/** Stands in no MAC, which is base64url. */
const BETWEEN = ".";

export function createPageTokens(secrets: Secrets): PageTokens {
  const ofBrowser = (visitor: string) => secrets.mac("page-token", visitor);
  const ofAccount = (visitor: string, account: string) => secrets.mac("page-owner", `${visitor}\n${account}`);
  const fits: PageTokens["fits"] = (visitor, token) =>
    isNamed(visitor) && sameMac(partsOf(token)[0], ofBrowser(visitor));
  return {
    issue: (visitor, account) =>
      account === undefined ? ofBrowser(visitor) : `${ofBrowser(visitor)}${BETWEEN}${ofAccount(visitor, account)}`,
    fits,
    isOf: (visitor, token, account) =>
      isNamed(visitor) && fits(visitor, token) && sameMac(partsOf(token)[1], ofAccount(visitor, account)),
  };
}

const isNamed = (visitor: string | undefined): visitor is string => visitor !== undefined && visitor !== "";

function partsOf(token: unknown): readonly [string, string] {
  const [browser = "", account = ""] = typeof token === "string" ? token.split(BETWEEN) : [];
  return [browser, account];
}
