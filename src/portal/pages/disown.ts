import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { TokenOwner } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { dropHeld, type Held, heldToken } from "../held-token.ts";
import { exchangeToken } from "../link-token.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead, whose } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";

/** `/not-me`: the "This wasn't me" link of a mail. One button, no login; fetching the page does nothing. */
export function notMe(context: PageContext): Router {
  const router = Router();
  router.get("/not-me", exchangeToken(context, "disown", "/not-me"), async (request, response) => {
    const held = heldToken(context, request, "disown");
    const owner = held && (await context.auth.disown.inspect(held.token));
    await (owner ? show(context, request, response, askPage(held, owner)) : showDead(context, request, response, held));
  });
  router.post("/not-me", async (request, response) => {
    const held = heldToken(context, request, "disown");
    const outcome = held ? await context.auth.disown.stop(held.token) : "dead";
    if (outcome === "dead") {
      await showDead(context, request, response, held);
      return;
    }
    dropHeld(response, "disown", held?.name);
    await show(context, request, response, donePage);
  });
  return router;
}

async function showDead(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "disown", held?.name);
  await show(context, request, response, deadPage, 410);
}

const askPage = ({ name }: Held, { masked }: TokenOwner) =>
  ({
    path: "/not-me",
    held: name,
    title: ({ words }: View) => words.notMe.title,
    body: (view: View) => {
      const words = view.words.notMe;
      const ask = form(view, "/not-me", button(words.button));
      return card(words.title, html`${whose(view, masked)}${lead(words.lead)}${lead(words.calm)} ${ask}`);
    },
  }) as const;

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
