import { Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import { idempotencyKey } from "../../shared/brand.ts";
import type { PageContext } from "../page-context.ts";
import { visitorOf } from "../client-address.ts";
import { formOf } from "../form.ts";
import { languageOf, show } from "../show.ts";
import { backToSignIn, card, lead } from "../views/card.ts";
import { button, field, form } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const request = z.object({ address: z.string().max(320), form: z.uuid() });

/**
 * `/forgot-password`: asks for a reset mail. The answer is one redirect to one page, whatever the address is; only
 * what cannot be an address at all is pointed out. A double click carries the same form number and mails once.
 */
export function forgotPassword(context: PageContext): Router {
  const router = Router();
  router.get("/forgot-password", (request, response) => show(context, request, response, askPage(context)));
  router.get("/forgot-password/sent", (request, response) => show(context, request, response, sentPage));
  router.post("/forgot-password", async (posted, response) => {
    const typed = formOf(posted, request);
    const address = context.readAddress(typed.address);
    if (!address) {
      await show(context, posted, response, askPage(context, typed.address), 422);
      return;
    }
    const key = idempotencyKey(`forgot-password-page:${typed.form}`);
    await context.auth.passwords.requestResetLink({
      address,
      language: languageOf(context, posted),
      seen: visitorOf(posted),
      idempotencyKey: key,
    });
    response.redirect(303, "/forgot-password/sent");
  });
  return router;
}

const askPage = ({ random }: PageContext, mistyped?: string) =>
  ({
    path: "/forgot-password",
    title: ({ words }: View) => words.forgot.title,
    body: (view: View) => card(view.words.forgot.title, askForm(view, random.id(), mistyped)),
  }) as const;

function askForm(view: View, formNumber: string, mistyped: string | undefined): Markup {
  const words = view.words.forgot;
  const error = mistyped === undefined ? undefined : words.notAnAddress;
  const address = { name: "address", label: words.address, type: "email", autocomplete: "username" } as const;
  const fields = html`<input type="hidden" name="form" value="${formNumber}" />
    ${field({ ...address, value: mistyped, error, focus: true })} ${button(words.button)}`;
  return html`${lead(words.lead)}${form(view, "/forgot-password", fields)}${backToSignIn(view)}`;
}

const sentPage = {
  path: "/forgot-password/sent",
  title: ({ words }: View) => words.forgot.sentTitle,
  body: (view: View) => {
    const words = view.words.forgot;
    return card(words.sentTitle, html`${lead(words.sent)}${lead(words.nothing)} ${backToSignIn(view)}`);
  },
} as const;
