import type { RequestHandler } from "express";
import { type PageCookie, writeCookie } from "./page-cookies.ts";

const TOKEN_SHAPE = /^[\w-]{20,200}$/;

/**
 * Takes the token of a mailed link out of the address bar (ASVS 14.2.1: no secrets in URLs that stay in the history):
 * into a short-lived cookie, then on to the same page without it. Nothing else happens, so a mail scanner that
 * fetches the link uses up nothing.
 */
export function exchangeToken(cookie: PageCookie, path: string): RequestHandler {
  return (request, response, next) => {
    const token = request.query["token"];
    if (token === undefined) {
      next();
      return;
    }
    // A damaged link must not leave the visitor on the page of an earlier, good one.
    writeCookie(response, cookie, typeof token === "string" && TOKEN_SHAPE.test(token) ? token : "damaged");
    response.redirect(303, path);
  };
}
