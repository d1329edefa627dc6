import type { RequestHandler } from "express";
import { cookieNamed } from "../../shared/cookie.ts";
import { type PageTokens, VISITOR_COOKIE } from "../../shared/page-token.ts";
import { startedByUs } from "../../shared/same-origin.ts";
import { sayNo } from "./say-no.ts";

/**
 * Lets a state-changing request through only when one of our pages started it and it carries that page's token.
 * A forged cross-site message could otherwise start a recovery in somebody's name.
 */
export function onlyOurPages(publicOrigin: string, tokens: PageTokens): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const source = { origin: request.get("origin"), fetchSite: request.get("sec-fetch-site") };
    const visitor = cookieNamed(request.headers.cookie, VISITOR_COOKIE);
    if (startedByUs(publicOrigin, source) && tokens.fits(visitor, request.get("x-page-token"))) {
      next();
      return;
    }
    sayNo(response, "not-our-page");
  };
}
