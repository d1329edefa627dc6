import type { Request, Response } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Actor, Denied, Account } from "../auth/auth.ts";
import type { PageContext } from "./page-context.ts";
import { dropCookie, readCookie } from "./page-cookies.ts";
import { showError } from "./pages/errors.ts";
import { show } from "./show.ts";
import { card, lead, next } from "./views/card.ts";
import type { View } from "./views/view.ts";
import { visitorOf } from "./client-address.ts";

/** Somebody who is signed in, on a page of theirs. */
export interface Inside {
  /** For the login module, which looks again when it acts. */
  readonly acting: Actor;
  readonly account: Account;
  /** The password was typed within the last 15 minutes. */
  readonly fresh: boolean;
}

/**
 * Whoever is signed in; otherwise the visitor is sent to the sign-in page. A form of a page that was shown to another
 * account, before somebody else signed in in another tab, is refused with words.
 */
export async function insideOf(
  context: PageContext,
  request: Request,
  response: Response,
): Promise<Inside | undefined> {
  const standing = await standingOf(context, request);
  if (!standing) turnOut(response);
  else if (isTheirPage(context, request, standing.account)) return standing;
  else await showOthersPage(context, request, response, standing.account);
  return undefined;
}

/**
 * An admin whose password is fresh; otherwise the visitor is sent to where that can be mended. A member sees that
 * there is nothing here.
 *
 * @param place page to come back to with a fresh password
 */
export const adminInside = (context: PageContext, request: Request, response: Response, place: View["path"]) =>
  freshInside(context, request, response, place, ({ role }) => role === "admin");

/** The same for a support agent: a member of the company's own workspace. */
export const agentInside = (context: PageContext, request: Request, response: Response, place: View["path"]) =>
  freshInside(context, request, response, place, ({ support }) => support);

/** The same for whoever runs Latchkey: an admin of the company's own workspace. */
export const operatorInside = (context: PageContext, request: Request, response: Response, place: View["path"]) =>
  freshInside(context, request, response, place, ({ role, support }) => support && role === "admin");

async function freshInside(
  context: PageContext,
  request: Request,
  response: Response,
  place: View["path"],
  may: (account: Account) => boolean,
): Promise<Inside | undefined> {
  const standing = await standingOf(context, request);
  if (standing && !isTheirPage(context, request, standing.account)) {
    await showOthersPage(context, request, response, standing.account);
    return undefined;
  }
  const isTheirs = standing !== undefined && may(standing.account);
  if (isTheirs && standing.fresh) return standing;
  const barred = standing === undefined ? "signed-out" : isTheirs ? "password-needed" : "not-admin";
  await redirectToSignIn(context, request, response, barred, place);
  return undefined;
}

/** Whether a refusal is about who may act at all, and not about the thing itself. */
export const isBarred = (reason: string): reason is Denied =>
  reason === "signed-out" || reason === "not-admin" || reason === "password-needed";

/** What the login module's refusal to act means for a page. @param place page to come back to with a fresh password */
export async function redirectToSignIn(
  context: PageContext,
  request: Request,
  response: Response,
  barred: Denied,
  place: View["path"],
): Promise<void> {
  if (barred === "signed-out") turnOut(response);
  else if (barred === "password-needed") response.redirect(303, `/confirm-password?place=${encodeURIComponent(place)}`);
  else await showError(context, request, response, 404);
}

function turnOut(response: Response): void {
  dropCookie(response, "session");
  response.redirect(303, "/");
}

const withToken = z.object({ token: z.string() });

/** Whether a form comes from a page that was shown to this account. A page that is only looked at is anybody's. */
function isTheirPage(context: PageContext, request: Request, { id }: Account): boolean {
  if (request.method !== "POST") return true;
  return context.tokens.isOf(readCookie(request, "visitor"), withToken.safeParse(request.body).data?.token, id);
}

/** Says whose page it is not, and who is signed in. Nothing was done. */
async function showOthersPage(
  context: PageContext,
  request: Request,
  response: Response,
  here: Account,
): Promise<void> {
  const page = {
    path: "/home",
    title: ({ words }: View) => words.inside.others.title,
    body: ({ words: { inside: words } }: View) =>
      card(
        words.others.title,
        html`${lead(words.others.text({ name: here.name, address: here.email }))}${next("/home", words.others.goOn)}`,
      ),
  } as const;
  await show(context, request, response, page, 409);
}

async function standingOf(context: PageContext, request: Request) {
  const session = readCookie(request, "session");
  if (session === undefined) return undefined;
  const acting = { session, seen: visitorOf(request) };
  const standing = await context.auth.signIn.standing(acting);
  return standing && { acting, ...standing };
}
