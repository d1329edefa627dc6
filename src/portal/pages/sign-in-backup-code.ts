import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { TokenOwner } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { dropHeld, type Held, heldToken, pageOf } from "../held-token.ts";
import { keepSession } from "../known-device.ts";
import { show } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { backToSignIn, card, lead, next, notice, whose } from "../views/card.ts";
import { button, field, form } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/sign-in/backup-code";
const typedCode = z.object({ number: z.string().max(100), code: z.string().max(100) });

/** `/sign-in/backup-code`: the second step, for whoever has no mailed code but saved ones. */
export function signInBackupCode(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const held = heldToken(context, request, "pending");
    const owner = held && (await context.auth.signIn.inspectPending(held.token));
    if (!held) response.redirect(303, "/");
    else if (!owner) await showEnded(context, request, response, held);
    else await show(context, request, response, page(ask(owner), held));
  });
  router.post(PLACE, (request, response) => check(context, request, response));
  return router;
}

async function check(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, typedCode);
  const held = heldToken(context, request, "pending");
  const owner = held && (await context.auth.signIn.inspectPending(held.token));
  if (!owner) return showEnded(context, request, response, held);
  const outcome = await context.auth.backupCodes.signIn({ pending: held.token, typed, seen: visitorOf(request) });
  if (!("session" in outcome)) {
    const { kind } = outcome;
    if (kind === "dead") return showEnded(context, request, response, held);
    const number = kind === "unreadable" ? typed.number : "";
    return show(context, request, response, page(ask(owner, kind, number), held), kind === "unreadable" ? 422 : 401);
  }
  dropHeld(response, "pending", held.name);
  await keepSession(context, request, response, outcome.session);
  response.redirect(303, "/home");
}

async function showEnded(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "pending", held?.name);
  const body = (view: View) => html`${lead(view.words.code.ended)}${next("/", view.words.code.again)}`;
  await show(context, request, response, page(body), 401);
}

const page = (content: (view: View) => Markup, held?: Held) =>
  ({
    path: PLACE,
    ...(held && { held: held.name }),
    title: ({ words }: View) => words.backupCodes.signIn.title,
    body: (view: View) => card(view.words.backupCodes.signIn.title, content(view)),
  }) as const;

/** What was typed is not shown again: it may be a code that works. */
const ask =
  ({ masked }: TokenOwner, said?: "refused" | "unreadable", number = "") =>
  (view: View): Markup => {
    const words = view.words.backupCodes.signIn;
    const top = said === "refused" ? notice("trouble", words.refused) : lead(words.lead);
    const error = said === "unreadable" ? words.unreadable : undefined;
    const usual = { type: "text", autocomplete: "off" } as const;
    const fields = html`<div class="number-and-code">
        ${field({ ...usual, name: "number", label: words.number, value: number, focus: error === undefined })}
        ${field({ ...usual, name: "code", label: words.code, error, focus: error !== undefined })}
      </div>
      <p class="hint">${words.hint}</p>
      ${button(view.words.code.button)}`;
    return html`${whose(view, masked)} ${top} ${form(view, PLACE, fields)}
      <p class="aside"><a href="${pageOf("/sign-in/code", view.held)}">${words.byMail}</a></p>
      ${backToSignIn(view)}`;
  };
