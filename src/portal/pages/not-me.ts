import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { Desk } from "../desk.ts";
import { exchangeToken } from "../link-token.ts";
import { dropCookie, readCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";

/** `/not-me`: the "This wasn't me" link of a mail. One button, no login; fetching the page does nothing. */
export function notMe(desk: Desk): Router {
  const router = Router();
  router.get("/not-me", exchangeToken("disown", "/not-me"), async (request, response) => {
    const token = readCookie(request, "disown");
    const state = token === undefined ? "dead" : await desk.auth.disown.inspect(token);
    await (state === "good" ? show(desk, request, response, askPage) : showDead(desk, request, response));
  });
  router.post("/not-me", async (request, response) => {
    const token = readCookie(request, "disown");
    const outcome = token === undefined ? "dead" : await desk.auth.disown.stop(token);
    if (outcome === "dead") {
      await showDead(desk, request, response);
      return;
    }
    dropCookie(response, "disown");
    await show(desk, request, response, donePage);
  });
  return router;
}

async function showDead(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "disown");
  await show(desk, request, response, deadPage, 410);
}

const askPage = {
  path: "/not-me",
  title: ({ words }: View) => words.notMe.title,
  body: (view: View) => {
    const words = view.words.notMe;
    const ask = form(view, "/not-me", button(words.button));
    return card(words.title, html`${lead(words.lead)}${lead(words.calm)} ${ask}`);
  },
} as const;

const donePage = {
  path: "/not-me",
  title: ({ words }: View) => words.notMe.doneTitle,
  body: (view: View) => card(view.words.notMe.doneTitle, html`${lead(view.words.notMe.done)}${backToSignIn(view)}`),
} as const;

const deadPage = {
  path: "/not-me",
  title: ({ words }: View) => words.notMe.deadTitle,
  body: (view: View) => card(view.words.notMe.deadTitle, html`${lead(view.words.notMe.dead)}${backToSignIn(view)}`),
} as const;
