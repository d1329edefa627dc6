import type { Request, Response } from "express";
import { z } from "zod";
import { cookieNamed } from "../shared/cookie.ts";
import type { PageContext } from "./page-context.ts";
import { COOKIE_FLAGS } from "./page-cookies.ts";

/**
 * Tokens that a browser holds for a page on which nobody is signed in: of a mailed link, or of a sign-in between
 * password and code. Each has a cookie of its own, and its page and all forms on it carry the name of that cookie. So
 * two links or two sign-ins in two tabs stay two, and no form ever acts on what another tab brought. The name is no
 * secret: without the cookie, in another browser, it opens nothing.
 *
 * How long the browser keeps each, in milliseconds: no longer than the token can work.
 */
const KINDS = {
  /** Between password and code: ten minutes. */
  pending: 600_000,
  reset: 1_800_000,
  /** The mail of an invitation can be opened again for days. */
  invitation: 3_600_000,
  /** The set-up link is good for a day. */
  "set-up": 3_600_000,
  /** Fresh backup codes can be said to be saved an hour after their link is used. */
  renewal: 5_400_000,
  disown: 1_800_000,
  pass: 1_800_000,
  veto: 1_800_000,
  /** Of the page that reads an address. */
  address: 1_800_000,
} as const;

export type HeldKind = keyof typeof KINDS;

/** A token, and the name under which this browser holds it. */
export interface Held {
  readonly name: string;
  readonly token: string;
}

/** Field of forms, and parameter of addresses, that carries the name. */
export const HELD = "held";

const NAME = /^[\w-]{16}$/;
const named = z.object({ [HELD]: z.string().regex(NAME) });

/** More of one kind than anybody has open at once; the oldest goes, so that no pile of links fills up the header. */
const MOST = 8;

const cookieOf = (kind: HeldKind, name: string) => `__Host-latchkey-${kind}-${name}`;

/** Follows from the token, so that a link that is opened again is the same page again. */
const nameOf = ({ secrets }: PageContext, kind: HeldKind, token: string) =>
  secrets.mac("held-token", kind, token).slice(0, 16);

/**
 * Puts a token into a cookie of its own.
 *
 * @param token of URL-safe characters
 * @returns the address of its page at `path`
 */
export function holdToken(
  context: PageContext,
  request: Request,
  response: Response,
  kind: HeldKind,
  token: string,
  path: string,
): string {
  const name = nameOf(context, kind, token);
  const others = namesHeld(request, kind).filter((other) => other !== name);
  for (const old of others.slice(0, Math.max(0, others.length + 1 - MOST))) dropHeld(response, kind, old);
  response.cookie(cookieOf(kind, name), token, { ...COOKIE_FLAGS, maxAge: KINDS[kind] });
  return pageOf(path, name);
}

/**
 * The token that this page or form is about; undefined when this browser does not hold it, or not any more. A page that
 * is opened without a name is about the newest one, and says whose that is. A form always needs its own.
 */
export function heldToken(context: PageContext, request: Request, kind: HeldKind): Held | undefined {
  const isForm = request.method === "POST";
  const isUnnamed = !isForm && request.query[HELD] === undefined;
  const name = isUnnamed ? namesHeld(request, kind).at(-1) : nameGiven(isForm ? request.body : request.query);
  const token = name && cookieNamed(request.headers.cookie, cookieOf(kind, name));
  return name && token && nameOf(context, kind, token) === name ? { name, token } : undefined;
}

/** @param name of what is not held any more; undefined: there was nothing */
export function dropHeld(response: Response, kind: HeldKind, name: string | undefined): void {
  if (name !== undefined) response.clearCookie(cookieOf(kind, name), COOKIE_FLAGS);
}

/** A name under which nothing is ever held: of a link that arrived damaged. */
export const NOTHING = "nothing";

/** The page at `path` for the same token. */
export const pageOf = (path: string, name: string | undefined): string =>
  name === undefined ? path : `${path}?${HELD}=${name}`;

/** The name that a form or an address gives, whether anything is held under it or not. */
export const nameGiven = (fields: unknown): string | undefined => named.safeParse(fields).data?.[HELD];

/** In the order of the header, which is the order in which they came. */
function namesHeld(request: Request, kind: HeldKind): readonly string[] {
  const prefix = cookieOf(kind, "");
  return (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim().split("=")[0] ?? "")
    .filter((cookie) => cookie.startsWith(prefix))
    .map((cookie) => cookie.slice(prefix.length))
    .filter((name) => NAME.test(name));
}
