import type { Request, Response } from "express";
import { cookieNamed, DEVICE_COOKIE } from "../shared/cookie.ts";
import { VISITOR_COOKIE } from "../shared/page-token.ts";

/**
 * The cookies of which a browser has one, and how long it keeps each, in milliseconds; undefined: until it closes. None
 * of them says what a form is about: that is in the token of its page, and in what the page holds (`held-token.ts`).
 */
const COOKIES = {
  visitor: { name: VISITOR_COOKIE, lasts: undefined },
  /** The server ends idle sessions by itself; three months is its longest. */
  session: { name: "__Host-latchkey-session", lasts: 90 * 86_400_000 },
  /** Longer than the session: who signed in with this browser has tries of their own in it. */
  device: { name: DEVICE_COOKIE, lasts: 180 * 86_400_000 },
  language: { name: "__Host-latchkey-language", lasts: 365 * 86_400_000 },
} as const;

export type PageCookie = keyof typeof COOKIES;

/**
 * `Lax`, not `Strict`: a mailed link starts in another site's window, and its redirect must still carry the cookie.
 * No form of ours acts on a cookie alone.
 */
export const COOKIE_FLAGS = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

export function readCookie(request: Request, cookie: PageCookie): string | undefined {
  const value = cookieNamed(request.headers.cookie, COOKIES[cookie].name);
  return value === "" ? undefined : value;
}

/** @param value of URL-safe characters */
export function writeCookie(response: Response, cookie: PageCookie, value: string): void {
  const { name, lasts } = COOKIES[cookie];
  response.cookie(name, value, lasts === undefined ? COOKIE_FLAGS : { ...COOKIE_FLAGS, maxAge: lasts });
}

export function dropCookie(response: Response, cookie: PageCookie): void {
  response.clearCookie(COOKIES[cookie].name, COOKIE_FLAGS);
}
