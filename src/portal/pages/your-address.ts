import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { Desk } from "../desk.ts";
import { exchangeToken } from "../link-token.ts";
import { dropCookie, readCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { card, lead, notice } from "../views/card.ts";
import { button, form } from "../views/form.ts";
import type { View } from "../views/view.ts";
import { visitorOf } from "../visitor.ts";

const PATH = "/your-address";

/** `/your-address`: tells the chat from which address its button was pressed. Fetching the page does nothing. */
export function yourAddress(desk: Desk): Router {
  const router = Router();
  router.get(PATH, exchangeToken("address", PATH), async (request, response) => {
    const token = readCookie(request, "address");
    const state = token === undefined ? "dead" : await desk.addressPages.inspect(token);
    const { address } = visitorOf(request);
    await (state === "good" ? show(desk, request, response, askPage(address)) : showDead(desk, request, response));
  });
  router.post(PATH, async (request, response) => {
    const token = readCookie(request, "address");
    const { address } = visitorOf(request);
    const outcome = token === undefined ? "dead" : await desk.addressPages.read(token, address);
    if (outcome === "dead") return showDead(desk, request, response);
    if (outcome === "special") return show(desk, request, response, askPage(address, "special"), 409);
    dropCookie(response, "address");
    await show(desk, request, response, donePage(address));
  });
  return router;
}

async function showDead(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "address");
  await show(desk, request, response, deadPage, 410);
}

const askPage = (address: string, trouble?: "special") =>
  ({
    path: PATH,
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
    body: (view: View) => card(view.words.yourAddress.doneTitle, lead(view.words.yourAddress.done(address))),
  }) as const;

const deadPage = {
  path: PATH,
  title: ({ words }: View) => words.yourAddress.deadTitle,
  body: (view: View) => card(view.words.yourAddress.deadTitle, lead(view.words.yourAddress.dead)),
} as const;
