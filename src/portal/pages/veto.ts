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

/** `/veto`: stops the recovery that a mail tells of. One button, no login; fetching the page does nothing. */
export function veto(context: PageContext): Router {
  const router = Router();
  router.get("/veto", exchangeToken(context, "veto", "/veto"), async (request, response) => {
    const held = heldToken(context, request, "veto");
    const owner = held && (await context.auth.recovery.inspectVeto(held.token));
    await (owner ? show(context, request, response, askPage(held, owner)) : showDead(context, request, response, held));
  });
  router.post("/veto", async (request, response) => {
    const held = heldToken(context, request, "veto");
    const outcome = held ? await context.auth.recovery.veto(held.token) : "dead";
    if (outcome === "dead") {
      await showDead(context, request, response, held);
      return;
    }
    dropHeld(response, "veto", held?.name);
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
  dropHeld(response, "veto", held?.name);
  await show(context, request, response, deadPage, 410);
}

const askPage = ({ name }: Held, { masked }: TokenOwner) =>
  ({
    path: "/veto",
    held: name,
    title: ({ words }: View) => words.veto.title,
    body: (view: View) => {
      const words = view.words.veto;
      const ask = form(view, "/veto", button(words.button));
      return card(words.title, html`${whose(view, masked)}${lead(words.lead)}${lead(words.calm)} ${ask}`);
    },
  }) as const;

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
