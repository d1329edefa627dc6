import type { Request, RequestHandler, Response } from "express";
import { cookieNamed } from "../../shared/cookie.ts";
import type { PageTokens } from "../../shared/page-token.ts";
import type { Random } from "../../shared/random.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import type { ChatAddress } from "../channel.ts";
import { onlyOurFrame, onlyOurPages } from "./error-response.ts";

/**
 * How a page holds the bearer token of its chat (256 bits). Whoever has it reads the chat, so it is never in a URL. The
 * chat's id is a hash of it: the database cannot open a chat.
 */
export interface TokenHolding {
  /** Lets a request through that a page of ours started. */
  readonly guard: RequestHandler;
  /** The chat that the request shows to be its own, or undefined. */
  readonly chatOf: (request: Request) => ChatAddress | undefined;
  /** Answers `POST /open`: that chat or a fresh one is the page's own. Only for POST: a link preview must open none. */
  readonly open: (request: Request, response: Response) => void;
  /** The chat that a message goes into. Undefined when the page must open one first. */
  readonly chatForMessage: (request: Request, response: Response) => ChatAddress | undefined;
}

const CHAT_COOKIE = "__Host-latchkey-chat";

/** As long as messages are kept (30 days). */
const COOKIE_MILLISECONDS = 30 * 24 * 3_600_000;

/** Beside the sign-in form: the browser holds the token in an HttpOnly cookie, and no script ever sees it. */
export function heldInCookie(publicOrigin: string, tokens: PageTokens, random: Random): TokenHolding {
  const chatOf = (request: Request) => addressOf(cookieNamed(request.headers.cookie, CHAT_COOKIE));
  const chatForMessage = (request: Request, response: Response) => {
    const existing = chatOf(request);
    if (existing) return existing;
    const token = newToken(random);
    const flags = { httpOnly: true, secure: true, sameSite: "strict", path: "/" } as const;
    response.cookie(CHAT_COOKIE, token, { ...flags, maxAge: COOKIE_MILLISECONDS });
    return addressOf(token);
  };
  return {
    guard: onlyOurPages(publicOrigin, tokens),
    chatOf,
    chatForMessage,
    open: (request, response) => {
      chatForMessage(request, response);
      response.status(204).end();
    },
  };
}

/**
 * In a frame on another site, where browsers may keep no cookie of ours: the page holds the token in memory and names it
 * in a header. Cookies are neither read nor set, so no chat of the sign-in page ever goes on there.
 */
export function heldInMemory(publicOrigin: string, random: Random): TokenHolding {
  const tokenOf = (request: Request) => /^Bearer ([\w-]{43})$/.exec(request.get("authorization") ?? "")?.[1];
  const chatOf = (request: Request) => addressOf(tokenOf(request));
  return {
    guard: onlyOurFrame(publicOrigin),
    chatOf,
    chatForMessage: chatOf,
    open: (request, response) => {
      response.set("Cache-Control", "no-store").json({ token: tokenOf(request) ?? newToken(random) });
    },
  };
}

const TOKEN_SHAPE = /^[\w-]{43}$/;

const addressOf = (token: string | undefined): ChatAddress | undefined =>
  token !== undefined && TOKEN_SHAPE.test(token)
    ? { channel: "web-chat", bot: "portal", chat: hashToken(token) }
    : undefined;
