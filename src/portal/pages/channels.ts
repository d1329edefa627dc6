import { Router } from "express";
import { html } from "hono/html";
import type { PageContext } from "../page-context.ts";
import { operatorInside } from "../require-session.ts";
import { show } from "../show.ts";
import { lead } from "../views/card.ts";
import { channelSection, type ShownChannel } from "../views/channel-section.ts";
import { insidePage } from "../views/inside.ts";
import type { View } from "../views/view.ts";

const PLACE = "/channels";
/** Seconds. The browser asks again by itself, without a script: codes change, and so do states. */
const AGAIN = "10";

/**
 * `/channels`: how the messengers are, and the code by which a phone is joined. Only for admins of the company's own
 * workspace with a fresh password: whoever sees the code can take the account. It is never cached, as no page is.
 */
export function channels(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await operatorInside(context, request, response, PLACE);
    if (!inside) return;
    const now = context.clock.now();
    const all: readonly ShownChannel[] = context.messengers.all.map((one) => ({
      name: one.name,
      health: one.health(),
    }));
    const title = ({ words }: View) => words.inside.menu.channels;
    const content = (view: View) =>
      html`${lead(view.words.channels.lead)}
      ${all.length === 0 ? html`<p>${view.words.channels.none}</p>` : all.map((one) => channelSection(view, one, now))}`;
    const body = (view: View) => insidePage(view, inside.account, title(view), content(view));
    response.set("Refresh", AGAIN);
    await show(context, request, response, { path: PLACE, title, body });
  });
  return router;
}
