import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { PageContext } from "../page-context.ts";
import { dropHeld, type Held, heldToken } from "../held-token.ts";
import { exchangeToken } from "../link-token.ts";
import { show } from "../show.ts";
import { card, lead, notice } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";
import { visitorOf } from "../client-address.ts";

const PATH = "/your-address";

/** `/your-address`: tells the chat from which address its button was pressed. Fetching the page does nothing. */
export function yourAddress(context: PageContext): Router {
  const router = Router();
  router.get(PATH, exchangeToken(context, "address", PATH), async (request, response) => {
    const held = heldToken(context, request, "address");
    const isGood = held !== undefined && (await context.addressPages.inspect(held.token)) === "good";
    const { address } = visitorOf(request);
    await (isGood
      ? show(context, request, response, askPage(held, address))
      : showDead(context, request, response, held));
  });
  router.post(PATH, async (request, response) => {
    const held = heldToken(context, request, "address");
    const { address } = visitorOf(request);
    const outcome = held ? await context.addressPages.read(held.token, address) : "dead";
    if (!held || outcome === "dead") return showDead(context, request, response, held);
    if (outcome === "special") return show(context, request, response, askPage(held, address, "special"), 409);
    dropHeld(response, "address", held.name);
    await show(context, request, response, donePage(address));
  });
  return router;
}

async function showDead(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "address", held?.name);
  await show(context, request, response, deadPage, 410);
}

const askPage = ({ name }: Held, address: string, trouble?: "special") =>
  ({
    path: PATH,
    held: name,
    title: ({ words }: View) => words.yourAddress.title,
    body: (view: View) => {
      const words = view.words.yourAddress;
      const top = trouble ? notice("trouble", words.special) : lead(words.lead);
      const shown = html`<p class="codes"><code>${address}</code></p>`;
      return card(words.title, html`${top}${shown}${lead(words.calm)}${form(view, PATH, button(words.button))}`);
    },
  }) as const;

const donePage = (address: string) =>
  ({
    path: PATH,
    title: ({ words }: View) => words.yourAddress.doneTitle,
    body: (view: View) => card(view.words.yourAddress.doneTitle, lead(view.words.yourAddress.done({ address }))),
  }) as const;

const deadPage = {
  path: PATH,
  title: ({ words }: View) => words.yourAddress.deadTitle,
  body: (view: View) => card(view.words.yourAddress.deadTitle, lead(view.words.yourAddress.dead)),
} as const;
