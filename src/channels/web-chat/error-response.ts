import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { cookieNamed } from "../../shared/cookie.ts";
import { type PageTokens, VISITOR_COOKIE } from "../../shared/page-token.ts";
import { startedByUs } from "../../shared/same-origin.ts";

/** Every way the chat's door says no: the status, and what is wrong and what to do about it. */
const REFUSALS = {
  "not-our-page": [403, "This request did not come from our page, or the page is too old. Open the page again."],
  "no-chat": [404, "There is no chat here yet. It begins with the first message."],
  "nothing-open": [404, "There is nothing in this chat that could go on elsewhere, or no messenger is set up."],
  "not-found": [404, "There is nothing at this address."],
  "not-json": [400, "The message is not valid JSON. Send an object with an id and a text."],
  "not-a-message": [
    400,
    "The message needs a UUID as id, and either a text of 1 to 4,000 characters or an option with its label.",
  ],
  "bad-position": [400, "The position must be a whole number, 0 or more: the sequence of the last line you have."],
  "too-long": [413, "The message is too long. Up to 4,000 characters fit."],
  "too-fast": [429, "Too many messages in a short time. Wait a moment, then send it again."],
  "too-many-streams": [429, "This chat is open in too many places. Close one of them."],
  "something-failed": [
    500,
    "Something failed here. Your message may not have been saved: send it again with the same id.",
  ],
} as const satisfies Record<string, readonly [number, string]>;

type Refusal = keyof typeof REFUSALS;

/** @param retrySeconds when it makes sense to try again; sent as `Retry-After` */
export function sayNo(response: Response, refusal: Refusal, retrySeconds?: number): void {
  const [status, message] = REFUSALS[refusal];
  if (retrySeconds !== undefined) response.set("Retry-After", String(retrySeconds));
  response.status(status).json({ error: refusal, message });
}

const parserError = z.object({ type: z.string(), status: z.number().min(400).max(499) });

/** Turns what was thrown on the way into a clear JSON answer. Nothing of the error itself leaves the house. */
export function answerTrouble(onTrouble: (where: string, error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalFor(error);
    if (refusal === "something-failed") onTrouble(`web chat ${request.method} ${request.path}`, error);
    sayNo(response, refusal);
  };
}

function refusalFor(error: unknown): Refusal {
  const known = parserError.safeParse(error);
  if (!known.success) return "something-failed";
  return known.data.type === "entity.too.large" ? "too-long" : "not-json";
}

/**
 * Lets a state-changing request through only when one of our pages started it and it carries that page's token.
 * A forged cross-site message could otherwise start a recovery in somebody's name.
 */
export const onlyOurPages = (publicOrigin: string, tokens: PageTokens): RequestHandler =>
  onlyWhen((request) => {
    const visitor = cookieNamed(request.headers.cookie, VISITOR_COOKIE);
    return startedByUs(publicOrigin, sourceOf(request)) && tokens.fits(visitor, request.get("x-page-token"));
  });

/**
 * The same for the page in a frame on another site. Nothing in its requests is added by the browser alone, so there is
 * nothing that a forged one could ride on, and no token of the page.
 */
export const onlyOurFrame = (publicOrigin: string): RequestHandler =>
  onlyWhen((request) => startedByUs(publicOrigin, sourceOf(request)));

const sourceOf = (request: Request) => ({
  origin: request.get("origin"),
  fetchSite: request.get("sec-fetch-site"),
});

/** What changes nothing passes in any case. */
function onlyWhen(isOurs: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD" || isOurs(request)) next();
    else sayNo(response, "not-our-page");
  };
}
