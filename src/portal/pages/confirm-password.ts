import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { type Inside, insideOf, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { card, lead, notice, whose } from "../views/card.ts";
import { button, field, form, usernameField } from "../views/form.ts";
import { PLACES, type View } from "../views/view.ts";

const place = z.enum(PLACES);
const typed = z.object({ password: z.string().max(1024), place });

/** `/confirm-password`: asks for the password again before a page that wants it fresh, and goes on to that page. */
export function confirmPassword(context: PageContext): Router {
  const router = Router();
  router.get("/confirm-password", async (request, response) => {
    const inside = await insideOf(context, request, response);
    if (inside)
      await show(context, request, response, page(inside, place.catch("/home").parse(request.query["place"])));
  });
  router.post("/confirm-password", (request, response) => confirm(context, request, response));
  return router;
}

async function confirm(context: PageContext, request: Request, response: Response): Promise<void> {
  const { password, place: next } = formOf(request, typed);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.signIn.confirmPassword({ ...inside.acting, password });
  if (answer === "confirmed") response.redirect(303, next);
  else if (answer === "refused") await show(context, request, response, page(inside, next, true), 401);
  else await redirectToSignIn(context, request, response, answer, next);
}

const page = ({ account }: Inside, next: View["path"], refused = false) =>
  ({
    path: "/confirm-password",
    title: ({ words }: View) => words.confirm.title,
    body: (view: View) => {
      const words = view.words.confirm;
      const password = { name: "password", label: words.password, type: "password", focus: true } as const;
      const fields = html`<input type="hidden" name="place" value="${next}" /> ${usernameField(account.email)}
        ${field({ ...password, autocomplete: "current-password" })} ${button(words.button)}`;
      const top = refused ? notice("trouble", words.refused) : lead(words.lead);
      return card(words.title, html`${whose(view, account.email)}${top}${form(view, "/confirm-password", fields)}`);
    },
  }) as const;
