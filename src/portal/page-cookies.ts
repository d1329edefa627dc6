import type { Request, Response } from "express";
import { cookieNamed } from "../shared/cookie.ts";
import { VISITOR_COOKIE } from "../shared/page-token.ts";

/** The portal's cookies and how long the browser keeps each, in milliseconds; undefined: until it closes. */
const COOKIES = {
  visitor: { name: VISITOR_COOKIE, lasts: undefined },
  /** The server ends idle sessions by itself; three months is its longest. */
  session: { name: "__Host-latchkey-session", lasts: 90 * 86_400_000 },
  /** Bearer token between password and code: ten minutes. */
  pending: { name: "__Host-latchkey-pending", lasts: 600_000 },
  /** Token of a mailed link, taken out of the address bar. Lives no longer than a reset link. */
  reset: { name: "__Host-latchkey-reset", lasts: 1_800_000 },
  /** The same for fresh backup codes; they can be said to be saved an hour after the link is used. */
  renewal: { name: "__Host-latchkey-renewal", lasts: 5_400_000 },
  disown: { name: "__Host-latchkey-disown", lasts: 1_800_000 },
  veto: { name: "__Host-latchkey-veto", lasts: 1_800_000 },
  /** Of the page that reads an address. Lives no longer than its link. */
  address: { name: "__Host-latchkey-address", lasts: 1_800_000 },
  language: { name: "__Host-latchkey-language", lasts: 365 * 86_400_000 },
} as const;

export type PageCookie = keyof typeof COOKIES;

/**
 * `Lax`, not `Strict`: a mailed link starts in another site's window, and its redirect must still carry the cookie.
 * No form of ours acts on a cookie alone.
 */
const FLAGS = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

export function readCookie(request: Request, cookie: PageCookie): string | undefined {
  const value = cookieNamed(request.headers.cookie, COOKIES[cookie].name);
  return value === "" ? undefined : value;
}

/** @param value of URL-safe characters */
export function writeCookie(response: Response, cookie: PageCookie, value: string): void {
  const { name, lasts } = COOKIES[cookie];
  response.cookie(name, value, lasts === undefined ? FLAGS : { ...FLAGS, maxAge: lasts });
}

export function dropCookie(response: Response, cookie: PageCookie): void {
  response.clearCookie(COOKIES[cookie].name, FLAGS);
}
