import type { Request, Response } from "express";
import type { Account } from "../auth/auth.ts";
import { NO_LINKS } from "../shared/company-links.ts";
import { type Language, languageOfHeader } from "../shared/language.ts";
import { newToken } from "../shared/secrets.ts";
import type { PageContext } from "./page-context.ts";
import { readCookie, writeCookie } from "./page-cookies.ts";
import { layout } from "./views/layout.ts";
import type { Embedded, Markup, View } from "./views/view.ts";
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

interface FramedPage extends Page {
  readonly embedded: Embedded;
}

/** The language this browser chose, else the one it asks for. */
export function languageOf({ wording }: Pick<PageContext, "wording">, request: Request): Language {
  const { languages } = wording;
  const chosen = readCookie(request, "language");
  return (
    languages.find((language) => language === chosen) ?? languageOfHeader(request.get("accept-language"), languages)
  );
}

/** Answers with a whole page. Marks the browser first, so that the page's forms carry a token made for it. */
export async function show(
  context: PageContext,
  request: Request,
  response: Response,
  page: Page,
  status = 200,
): Promise<void> {
  await answer(response, await viewFor(context, request, response, page), page, status);
}

/**
 * Answers with a page for a frame on other sites. It is the same for everybody: no cookie is read or set, and nothing on it
 * can be sent as a form.
 */
export async function showFramed(context: PageContext, response: Response, language: Language, page: FramedPage) {
  const view = { ...plainView(context, language, page), embedded: page.embedded };
  await answer(response, view, page, 200);
}

async function answer(response: Response, view: View, page: Page, status: number): Promise<void> {
  const markup = await layout(view, page.title(view), page.body(view));
  response.status(status).type("html").vary("Accept-Language").set("Content-Language", view.language);
  response.send(markup.toString());
}

async function viewFor(context: PageContext, request: Request, response: Response, page: Page): Promise<View> {
  const language = languageOf(context, request);
  const announced = page.lastResort ? [] : ((await context.announcements?.now()) ?? []);
  const account = page.lastResort ? undefined : await signedIn(context, request);
  return {
    ...plainView(context, language, page),
    announced: announced.map(({ say }) => say(language)),
    token: context.tokens.issue(markOf(context, request, response), account?.id),
  };
}

/** What is known without looking at who asks. */
function plainView(context: PageContext, language: Language, page: Page): View {
  return {
    language,
    brand: context.wording.brand,
    logos: context.logos,
    companyLinks: context.companyLinks ?? NO_LINKS,
    languages: context.wording.languages,
    words: context.wording.portal(language),
    caseWords: context.wording.cases(language),
    token: "",
    held: page.held,
    path: page.path,
    hasChat: page.hasChat ?? false,
    goesOnIn: context.messengers.all.find((one) => one.link?.("") !== undefined)?.name,
    embedded: undefined,
    companyPages: context.companyPages ?? [],
    script: page.script,
    announced: [],
    isDemo: context.mode === "demo",
    demoMailbox: context.mailbox !== undefined,
    demoPeople: context.demo !== undefined,
  };
}

/** Whoever is signed in in this browser at this moment. */
export async function signedIn(context: PageContext, request: Request): Promise<Account | undefined> {
  const session = readCookie(request, "session");
  return session === undefined ? undefined : context.auth.signIn.who(session, visitorOf(request));
}

function markOf(context: PageContext, request: Request, response: Response): string {
  const mark = readCookie(request, "visitor");
  if (mark !== undefined && /^[\w-]{43}$/.test(mark)) return mark;
  const fresh = newToken(context.random);
  writeCookie(response, "visitor", fresh);
  return fresh;
}
