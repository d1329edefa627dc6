import type { Request, Response } from "express";
import type { Account } from "../auth/auth.ts";
import { LANGUAGES, languageOfHeader, type PageLanguage } from "../shared/language.ts";
import { newToken } from "../shared/secrets.ts";
import type { Desk } from "./desk.ts";
import { readCookie, writeCookie } from "./page-cookies.ts";
import { wordsIn } from "./texts/texts.ts";
import { layout } from "./views/layout.ts";
import type { Markup, View } from "./views/view.ts";
import { visitorOf } from "./client-address.ts";

/** A page: where the language switch leads back to, its title, and what stands in it. */
interface Page {
  readonly path: View["path"];
  readonly hasChat?: boolean;
  /** Name of a module in `static/pages`. */
  readonly script?: string;
  /** Name of the token that the page is about (`held-token.ts`). */
  readonly held?: string;
  /** The page of last resort: it must be shown even when nobody can say who is signed in. */
  readonly lastResort?: boolean;
  readonly title: (view: View) => string;
  readonly body: (view: View) => Markup;
}

/** The language this browser chose, else the one it asks for. */
export function languageOf(request: Request): PageLanguage {
  const chosen = readCookie(request, "language");
  return LANGUAGES.find((language) => language === chosen) ?? languageOfHeader(request.get("accept-language"));
}

/** Answers with a whole page. Marks the browser first, so that the page's forms carry a token made for it. */
export async function show(desk: Desk, request: Request, response: Response, page: Page, status = 200): Promise<void> {
  const view = await viewFor(desk, request, response, page);
  const markup = await layout(view, page.title(view), page.body(view));
  response.status(status).type("html").vary("Accept-Language").set("Content-Language", view.language);
  response.send(markup.toString());
}

async function viewFor(desk: Desk, request: Request, response: Response, page: Page): Promise<View> {
  const language = languageOf(request);
  const account = page.lastResort ? undefined : await signedIn(desk, request);
  return {
    language,
    words: wordsIn(language),
    token: desk.tokens.issue(markOf(desk, request, response), account?.id),
    held: page.held,
    path: page.path,
    hasChat: page.hasChat ?? false,
    goesOnIn: desk.messengers.all.find((one) => one.link?.("") !== undefined)?.name,
    companyPages: desk.companyPages ?? [],
    script: page.script,
    isDemo: desk.mode === "demo",
    demoMailbox: desk.mailbox !== undefined,
    demoPeople: desk.demo !== undefined,
  };
}

/** Whoever is signed in in this browser at this moment. */
export async function signedIn(desk: Desk, request: Request): Promise<Account | undefined> {
  const session = readCookie(request, "session");
  return session === undefined ? undefined : desk.auth.signIn.who(session, visitorOf(request));
}

function markOf(desk: Desk, request: Request, response: Response): string {
  const mark = readCookie(request, "visitor");
  if (mark !== undefined && /^[\w-]{43}$/.test(mark)) return mark;
  const fresh = newToken(desk.random);
  writeCookie(response, "visitor", fresh);
  return fresh;
}
