import type { Request, Response } from "express";
import type { PageContext } from "./page-context.ts";
import { readCookie, writeCookie } from "./page-cookies.ts";

/** Keeps the session in the browser, and that it was opened here: from now on this browser has tries of its own. */
export async function keepSession(
  { auth }: PageContext,
  request: Request,
  response: Response,
  session: string,
): Promise<void> {
  writeCookie(response, "session", session);
  const held = await auth.devices.afterSignIn(session, readCookie(request, "device"));
  if (held !== undefined) writeCookie(response, "device", held);
}

/** The same where a link that was mailed to the owner did it. @param token of that link */
export async function keepDevice(
  { auth }: PageContext,
  request: Request,
  response: Response,
  token: string,
): Promise<void> {
  const held = await auth.devices.afterLink(token, readCookie(request, "device"));
  if (held !== undefined) writeCookie(response, "device", held);
}
