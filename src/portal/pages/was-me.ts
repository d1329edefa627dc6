import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { TokenOwner } from "../../auth/auth.ts";
import { dropHeld, type Held, heldToken } from "../held-token.ts";
import { keepDevice } from "../known-device.ts";
import { exchangeToken } from "../link-token.ts";
import type { PageContext } from "../page-context.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead, next, whose } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";

const PLACE = "/was-me";

/**
 * `/was-me`: the "That was me" button of a mail. One press gives this browser tries of its own for the account; it signs
 * nobody in. Fetching the page does nothing.
 */
export function wasMe(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, exchangeToken(context, "pass", PLACE), async (request, response) => {
    const held = heldToken(context, request, "pass");
    const owner = held && (await context.auth.devices.inspectPass(held.token));
    await (owner ? show(context, request, response, askPage(held, owner)) : showDead(context, request, response, held));
  });
  router.post(PLACE, async (request, response) => {
    const held = heldToken(context, request, "pass");
    const outcome = held ? await context.auth.devices.takePass(held.token) : "dead";
    if (!held || outcome === "dead") {
      await showDead(context, request, response, held);
      return;
    }
    await keepDevice(context, request, response, held.token);
    dropHeld(response, "pass", held.name);
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
  dropHeld(response, "pass", held?.name);
  await show(context, request, response, deadPage, 410);
}

const askPage = ({ name }: Held, { masked }: TokenOwner) =>
  ({
    path: PLACE,
    held: name,
    title: ({ words }: View) => words.wasMe.title,
    body: (view: View) => {
      const words = view.words.wasMe;
      const ask = form(view, PLACE, button(words.button));
      return card(words.title, html`${whose(view, masked)}${lead(words.lead)}${lead(words.calm)} ${ask}`);
    },
  }) as const;

const donePage = {
  path: PLACE,
  title: ({ words }: View) => words.wasMe.doneTitle,
  body: (view: View) =>
    card(view.words.wasMe.doneTitle, html`${lead(view.words.wasMe.done)}${next("/", view.words.change.goToSignIn)}`),
} as const;

const deadPage = {
  path: PLACE,
  title: ({ words }: View) => words.wasMe.deadTitle,
  body: (view: View) => card(view.words.wasMe.deadTitle, html`${lead(view.words.wasMe.dead)}${backToSignIn(view)}`),
} as const;
