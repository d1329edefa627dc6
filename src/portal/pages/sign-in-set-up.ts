import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { formOf } from "../form.ts";
import { dropCookie, readCookie, writeCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead, next, notice } from "../views/card.ts";
import { button, field, form, quietButton } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";
import { visitorOf } from "../visitor.ts";

const PLACE = "/sign-in/set-up-two-steps";
const typedCode = z.object({ digits: z.string().max(100) });

type Said = "wrong" | "mailed" | "wait" | "usedUp";

/** `/sign-in/set-up-two-steps`: the second step of somebody whose workspace demands it and who never had one. */
export function signInSetUp(desk: Desk): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    if (readCookie(request, "pending") === undefined) response.redirect(303, "/");
    else await show(desk, request, response, page(content()));
  });
  router.post(PLACE, (request, response) => enter(desk, request, response));
  router.post(`${PLACE}/resend`, (request, response) => resend(desk, request, response));
  return router;
}

async function enter(desk: Desk, request: Request, response: Response): Promise<void> {
  const { digits } = formOf(request, typedCode);
  const pending = readCookie(request, "pending");
  if (pending === undefined) return showEnded(desk, request, response);
  const outcome = await desk.auth.twoSteps.setUpAtSignIn({ pending, digits, seen: visitorOf(request) });
  if ("session" in outcome) {
    dropCookie(response, "pending");
    writeCookie(response, "session", outcome.session);
    response.redirect(303, "/profile/security");
    return;
  }
  if (outcome.kind === "dead") return showEnded(desk, request, response);
  await show(desk, request, response, page(content("wrong")), 401);
}

async function resend(desk: Desk, request: Request, response: Response): Promise<void> {
  const pending = readCookie(request, "pending");
  const outcome = pending === undefined ? "dead" : await desk.auth.twoSteps.resendSetUp(pending);
  if (outcome === "dead") return showEnded(desk, request, response);
  await show(desk, request, response, page(content(outcome === "used-up" ? "usedUp" : outcome)));
}

async function showEnded(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "pending");
  const body = ({ words: { code } }: View) => html`${lead(code.ended)}${next("/", code.again)}`;
  await show(desk, request, response, page(body), 401);
}

const page = (body: (view: View) => Markup) =>
  ({
    path: PLACE,
    title: ({ words }: View) => words.security.setUp.title,
    body: (view: View) => card(view.words.security.setUp.title, body(view)),
  }) as const;

const content =
  (said?: Said) =>
  (view: View): Markup => {
    const { code, security } = view.words;
    const top = said ? notice(said === "wrong" ? "trouble" : "news", code[said]) : lead(security.setUp.lead);
    const digits = { name: "digits", label: code.digits, type: "text", hint: code.hint } as const;
    const fields = html`${field({ ...digits, autocomplete: "one-time-code", digits: true, focus: true })}
    ${button(security.setUp.button)}`;
    return html`${top} ${form(view, PLACE, fields)} ${form(view, `${PLACE}/resend`, quietButton(code.resend))}
    ${backToSignIn(view)}`;
  };
