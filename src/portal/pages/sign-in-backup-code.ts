import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { formOf } from "../form.ts";
import { dropCookie, readCookie, writeCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { visitorOf } from "../visitor.ts";
import { backToSignIn, card, lead, next, notice } from "../views/card.ts";
import { button, field, form } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/sign-in/backup-code";
const typedCode = z.object({ number: z.string().max(100), code: z.string().max(100) });

/** `/sign-in/backup-code`: the second step, for whoever has no mailed code but saved ones. */
export function signInBackupCode(desk: Desk): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    if (readCookie(request, "pending") === undefined) response.redirect(303, "/");
    else await show(desk, request, response, page(ask()));
  });
  router.post(PLACE, (request, response) => check(desk, request, response));
  return router;
}

async function check(desk: Desk, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, typedCode);
  const pending = readCookie(request, "pending") ?? "";
  const outcome = await desk.auth.backupCodes.signIn({ pending, typed, seen: visitorOf(request) });
  if (!("session" in outcome)) return refuse(desk, request, response, outcome.kind, typed.number);
  dropCookie(response, "pending");
  writeCookie(response, "session", outcome.session);
  response.redirect(303, "/home");
}

async function refuse(
  desk: Desk,
  request: Request,
  response: Response,
  kind: "refused" | "dead" | "unreadable",
  number: string,
): Promise<void> {
  if (kind === "dead") return showEnded(desk, request, response);
  const unreadable = kind === "unreadable";
  await show(desk, request, response, page(ask(kind, unreadable ? number : "")), unreadable ? 422 : 401);
}

async function showEnded(desk: Desk, request: Request, response: Response): Promise<void> {
  dropCookie(response, "pending");
  const body = (view: View) => html`${lead(view.words.code.ended)}${next("/", view.words.code.again)}`;
  await show(desk, request, response, page(body), 401);
}

const page = (content: (view: View) => Markup) =>
  ({
    path: PLACE,
    title: ({ words }: View) => words.backupCodes.signIn.title,
    body: (view: View) => card(view.words.backupCodes.signIn.title, content(view)),
  }) as const;

/** What was typed is not shown again: it may be a code that works. */
const ask =
  (said?: "refused" | "unreadable", number = "") =>
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
    return html`${top} ${form(view, PLACE, fields)}
      <p class="aside"><a href="/sign-in/code">${words.byMail}</a></p>
      ${backToSignIn(view)}`;
  };
