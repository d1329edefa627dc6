import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { PasswordRefusal } from "../../auth/auth.ts";
import type { Desk } from "../desk.ts";
import { formOf } from "../form.ts";
import { exchangeToken } from "../link-token.ts";
import { dropCookie, readCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { visitorOf } from "../visitor.ts";
import { backToSignIn, card, lead, next } from "../views/card.ts";
import { button, field, form } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const typedTwice = z.object({ password: z.string().max(1024), repeated: z.string().max(1024) });

/** `/change-password`: where the mailed button leads. Looking says good or dead and nothing more; only POST uses it up. */
export function changePassword(desk: Desk): Router {
  const router = Router();
  router.get("/change-password", exchangeToken("reset", "/change-password"), async (request, response) => {
    const token = readCookie(request, "reset");
    const state = token === undefined ? "dead" : await desk.auth.passwords.inspectResetLink(token);
    await (state === "good" ? show(desk, request, response, choosePage()) : showDead(desk, request, response));
  });
  router.post("/change-password", (request, response) => change(desk, request, response));
  router.get("/change-password/done", (request, response) => show(desk, request, response, donePage));
  return router;
}

async function change(desk: Desk, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, typedTwice);
  const token = readCookie(request, "reset");
  if (token === undefined) return showDead(desk, request, response);
  const outcome = await desk.auth.passwords.changePassword({ token, ...typed, seen: visitorOf(request) });
  if (outcome.ok) {
    dropCookie(response, "reset");
    dropCookie(response, "session");
    response.redirect(303, "/change-password/done");
    return;
  }
  if (outcome.reason === "dead-link") return showDead(desk, request, response);
  await show(desk, request, response, choosePage(outcome.reason), 422);
}

async function showDead(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "reset");
  await show(desk, request, response, deadPage, 410);
}

const choosePage = (refusal?: PasswordRefusal) =>
  ({
    path: "/change-password",
    title: ({ words }: View) => words.change.title,
    body: (view: View) => card(view.words.change.title, chooseForm(view, refusal)),
  }) as const;

function chooseForm(view: View, refusal: PasswordRefusal | undefined): Markup {
  const words = view.words.change;
  const error = refusal && words.refusals[refusal];
  const onSecond = refusal === "not-equal";
  const password = { type: "password", autocomplete: "new-password" } as const;
  const first = { ...password, name: "password", label: words.password, focus: !onSecond } as const;
  const second = { ...password, name: "repeated", label: words.repeated, focus: onSecond } as const;
  const fields = html`${field({ ...first, error: onSecond ? undefined : error })}
  ${field({ ...second, error: onSecond ? error : undefined })} ${button(words.button)}`;
  return html`${lead(words.lead)}${form(view, "/change-password", fields)}`;
}

const donePage = {
  path: "/change-password/done",
  title: ({ words }: View) => words.change.doneTitle,
  body: ({ words: { change } }: View) =>
    card(change.doneTitle, html`${lead(change.done)}${next("/", change.goToSignIn)}`),
} as const;

const deadPage = {
  path: "/change-password",
  title: ({ words }: View) => words.change.deadTitle,
  body: (view: View) => {
    const words = view.words.change;
    return card(
      words.deadTitle,
      html`${lead(words.dead)}${next("/forgot-password", words.askAgain)}${backToSignIn(view)}`,
    );
  },
} as const;
