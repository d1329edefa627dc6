import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { Desk } from "../desk.ts";
import { exchangeToken } from "../link-token.ts";
import { dropCookie, readCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";

/** `/veto`: stops the recovery that a mail tells of. One button, no login; fetching the page does nothing. */
export function veto(desk: Desk): Router {
  const router = Router();
  router.get("/veto", exchangeToken("veto", "/veto"), async (request, response) => {
    const token = readCookie(request, "veto");
    const state = token === undefined ? "dead" : await desk.auth.recovery.inspectVeto(token);
    await (state === "good" ? show(desk, request, response, askPage) : showDead(desk, request, response));
  });
  router.post("/veto", async (request, response) => {
    const token = readCookie(request, "veto");
    const outcome = token === undefined ? "dead" : await desk.auth.recovery.veto(token);
    if (outcome === "dead") {
      await showDead(desk, request, response);
      return;
    }
    dropCookie(response, "veto");
    await show(desk, request, response, donePage);
  });
  return router;
}

async function showDead(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "veto");
  await show(desk, request, response, deadPage, 410);
}

const askPage = {
  path: "/veto",
  title: ({ words }: View) => words.veto.title,
  body: (view: View) => {
    const words = view.words.veto;
    const ask = form(view, "/veto", button(words.button));
    return card(words.title, html`${lead(words.lead)}${lead(words.calm)} ${ask}`);
  },
} as const;

const donePage = {
  path: "/veto",
  title: ({ words }: View) => words.veto.doneTitle,
  body: (view: View) => card(view.words.veto.doneTitle, html`${lead(view.words.veto.done)}${backToSignIn(view)}`),
} as const;

const deadPage = {
  path: "/veto",
  title: ({ words }: View) => words.veto.deadTitle,
  body: (view: View) => card(view.words.veto.deadTitle, html`${lead(view.words.veto.dead)}${backToSignIn(view)}`),
} as const;
