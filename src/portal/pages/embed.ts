import { type Request, type RequestHandler, Router } from "express";
import {
  FALLBACK_LANGUAGE,
  isFromTheRight,
  type Language,
  languageOfHeader,
  languageOfTag,
} from "../../shared/language.ts";
import { widgetCode } from "../assets.ts";
import { framedBy } from "../guards.ts";
import type { Embedding, PageContext } from "../page-context.ts";
import { showFramed } from "../show.ts";
import { chatPanel } from "../views/chat-panel.ts";
import type { View } from "../views/view.ts";

/**
 * The chat on pages of other sites. `GET /widget.js` is the one script that they load: it draws a button, and behind it a
 * frame with `GET /embed`, the chat alone on a page of ours, into which no script of theirs can look.
 */
export function embed(context: PageContext, { origins, topics }: Embedding): Router {
  const router = Router();
  const given = {
    base: new URL(context.publicBaseUrl).origin,
    origins,
    topics: Object.keys(topics(FALLBACK_LANGUAGE)),
    languages: context.wording.languages.map((language) => labelsIn(context, language)),
  };
  const code = widgetCode(given, context.colours);
  router.get("/widget.js", anySite(origins), (_request, response) => {
    response.set("Cache-Control", "no-cache").type("js").send(code);
  });
  router.get("/embed", framedBy(origins), async (request, response) => {
    const language = languageAsked(context, request);
    const embedded = { origins, topics: topics(language) };
    const title = ({ words }: View) => words.chat.title;
    await showFramed(context, response, language, { path: "/", hasChat: true, embedded, title, body: chatPanel });
  });
  return router;
}

/** A script tag names no site, so the loader itself is no secret. Read by `fetch` or with `crossorigin`: by listed sites. */
function anySite(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    response.set("Cross-Origin-Resource-Policy", "cross-origin").vary("Origin");
    if (origin !== undefined && origins.includes(origin)) response.set("Access-Control-Allow-Origin", origin);
    next();
  };
}

/** What the button is called, and the panel before the frame is there. */
function labelsIn({ wording }: PageContext, language: Language) {
  const { title, open, close, unread, unreachable } = wording.portal(language).chat;
  const direction = isFromTheRight(language) ? "rtl" : "ltr";
  return { language, direction, title, open, close, unread: unread({ count: "{count}" }), unreachable };
}

/** The language that the site's page is in, as the loader names it; else what the browser asks for. */
function languageAsked({ wording: { languages } }: PageContext, request: Request): Language {
  const { language } = request.query;
  const named = typeof language === "string" ? languageOfTag(language, languages) : undefined;
  return named ?? languageOfHeader(request.get("accept-language"), languages);
}
