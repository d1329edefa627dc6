import type { RequestHandler } from "express";
import type { PageContext } from "./page-context.ts";
import { type HeldKind, holdToken, NOTHING, pageOf } from "./held-token.ts";

const TOKEN_SHAPE = /^[\w-]{20,200}$/;

/**
 * Takes the token of a mailed link out of the address bar (ASVS 14.2.1: no secrets in URLs that stay in the history):
 * into a short-lived cookie of its own, then on to the same page without it. Nothing else happens, so a mail scanner
 * that fetches the link uses up nothing.
 */
export function exchangeToken(context: PageContext, kind: HeldKind, path: string): RequestHandler {
  return (request, response, next) => {
    const token = request.query["token"];
    if (token === undefined) {
      next();
      return;
    }
    // A damaged link leads to the page without anything: never to that of an earlier, good one.
    const isToken = typeof token === "string" && TOKEN_SHAPE.test(token);
    const place = isToken ? holdToken(context, request, response, kind, token, path) : pageOf(path, NOTHING);
    response.redirect(303, place);
  };
}
