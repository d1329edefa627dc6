import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { formOf } from "../form.ts";
import { dropCookie, readCookie, writeCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { visitorOf } from "../visitor.ts";
import { backToSignIn, card, lead, next, notice } from "../views/card.ts";
import { button, field, form, quietButton } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const typedCode = z.object({ digits: z.string().max(100) });

type Said = "wrong" | "mailed" | "wait" | "usedUp";

/** `/sign-in/code`: the second step, after the right password. */
export function signInCode(desk: Desk): Router {
  const router = Router();
  router.get("/sign-in/code", async (request, response) => {
    if (readCookie(request, "pending") === undefined) response.redirect(303, "/");
    else await show(desk, request, response, codePage(codeCard()));
  });
  router.post("/sign-in/code", (request, response) => checkCode(desk, request, response));
  router.post("/sign-in/code/resend", (request, response) => resend(desk, request, response));
  return router;
}

async function checkCode(desk: Desk, request: Request, response: Response): Promise<void> {
  const digits = plainDigits(formOf(request, typedCode).digits);
  const pending = readCookie(request, "pending");
  if (pending === undefined) return showEnded(desk, request, response);
  const outcome = await desk.auth.signIn.withCode({ pending, digits, seen: visitorOf(request) });
  if (!("session" in outcome)) return refuse(desk, request, response, outcome.kind);
  dropCookie(response, "pending");
  writeCookie(response, "session", outcome.session);
  response.redirect(303, "/home");
}

async function refuse(desk: Desk, request: Request, response: Response, kind: "refused" | "dead"): Promise<void> {
  if (kind === "dead") return showEnded(desk, request, response);
  await show(desk, request, response, codePage(codeCard("wrong")), 401);
}

async function resend(desk: Desk, request: Request, response: Response): Promise<void> {
  const pending = readCookie(request, "pending");
  const outcome = pending === undefined ? "dead" : await desk.auth.signIn.resend(pending);
  if (outcome === "dead") return showEnded(desk, request, response);
  await show(desk, request, response, codePage(codeCard(outcome === "used-up" ? "usedUp" : outcome)));
}

async function showEnded(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "pending");
  const body = (view: View) => html`${lead(view.words.code.ended)}${next("/", view.words.code.again)}`;
  await show(desk, request, response, codePage(body), 401);
}

/** `１２３ 456`, `123-456` and `123456` are the same code: full-width digits count, everything else is dropped. */
const plainDigits = (typed: string) => typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12);

const codePage = (content: (view: View) => Markup) =>
  ({
    path: "/sign-in/code",
    title: ({ words }: View) => words.code.title,
    body: (view: View) => card(view.words.code.title, content(view)),
  }) as const;

const codeCard =
  (said?: Said) =>
  (view: View): Markup => {
    const words = view.words.code;
    const top = said ? notice(said === "wrong" ? "trouble" : "news", words[said]) : lead(words.lead);
    const digits = { name: "digits", label: words.digits, type: "text", hint: words.hint } as const;
    const fields = html`${field({ ...digits, autocomplete: "one-time-code", digits: true, focus: true })}
    ${button(words.button)}`;
    return html`${top} ${form(view, "/sign-in/code", fields)}
      ${form(view, "/sign-in/code/resend", quietButton(words.resend))}
      <p class="aside"><a href="/sign-in/backup-code">${view.words.backupCodes.signIn.link}</a></p>
      ${backToSignIn(view)}`;
  };
