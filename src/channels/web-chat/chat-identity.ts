import type { Request, Response } from "express";
import { cookieNamed } from "../../shared/cookie.ts";
import type { Random } from "../../shared/random.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import type { ChatAddress } from "../channel.ts";

/** Bearer token of one chat (256 bits). Whoever has it reads the chat, so it lives in an HttpOnly cookie, never in a URL. */
const CHAT_COOKIE = "__Host-latchkey-chat";

/** As long as messages are kept (30 days). */
const COOKIE_MILLISECONDS = 30 * 24 * 3_600_000;

const TOKEN_SHAPE = /^[\w-]{43}$/;

const addressOf = (token: string): ChatAddress => ({ channel: "web-chat", bot: "portal", chat: hashToken(token) });

/** The chat this browser has, or undefined before its first message. The chat's id is a hash: the database cannot open it. */
export function chatOf(request: Request): ChatAddress | undefined {
  const token = cookieNamed(request.headers.cookie, CHAT_COOKIE);
  return token !== undefined && TOKEN_SHAPE.test(token) ? addressOf(token) : undefined;
}

/** The chat this browser has, or a fresh one. Only for POST: a link preview must not open chats. */
export function openChat(request: Request, response: Response, random: Random): ChatAddress {
  const existing = chatOf(request);
  if (existing) return existing;
  const token = newToken(random);
  response.cookie(CHAT_COOKIE, token, {
    httpOnly: true,
    secure: true,
    sameSite: "strict",
    path: "/",
    maxAge: COOKIE_MILLISECONDS,
  });
  return addressOf(token);
}
