import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Visitor } from "../../auth/auth.ts";
import type { Desk } from "../desk.ts";
import { formOf } from "../form.ts";
import { dropCookie, readCookie, writeCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead, next, notice } from "../views/card.ts";
import { button, field, form, quietButton } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";
import { visitorOf } from "../visitor.ts";

/** A step of a sign-in that a mailed code finishes: its page, and what the login module does with the code. */
export interface MailedCodeStep {
  readonly place: View["path"];
  /** Where the step leads. */
  readonly goal: string;
  readonly enter: (typed: {
    readonly pending: string;
    readonly digits: string;
    readonly seen: Visitor;
  }) => Promise<{ readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" }>;
  readonly resend: (pending: string) => Promise<"mailed" | "wait" | "used-up" | "dead">;
  readonly words: (view: View) => { readonly title: string; readonly lead: string; readonly button: string };
  /** Another way, below the form. */
  readonly aside?: (view: View) => Markup;
}

const typedCode = z.object({ digits: z.string().max(100) });

type Said = "wrong" | "mailed" | "wait" | "usedUp";

/** The page of the step, its form, and the button that mails the code again. */
export function mailedCodeStep(desk: Desk, step: MailedCodeStep): Router {
  const router = Router();
  router.get(step.place, async (request, response) => {
    if (readCookie(request, "pending") === undefined) response.redirect(303, "/");
    else await show(desk, request, response, page(step, codeCard(step)));
  });
  router.post(step.place, (request, response) => enter(desk, step, request, response));
  router.post(`${step.place}/resend`, (request, response) => resend(desk, step, request, response));
  return router;
}

async function enter(desk: Desk, step: MailedCodeStep, request: Request, response: Response): Promise<void> {
  const { digits } = formOf(request, typedCode);
  const pending = readCookie(request, "pending");
  if (pending === undefined) return showEnded(desk, step, request, response);
  const outcome = await step.enter({ pending, digits: plainDigits(digits), seen: visitorOf(request) });
  if ("session" in outcome) {
    dropCookie(response, "pending");
    writeCookie(response, "session", outcome.session);
    response.redirect(303, step.goal);
    return;
  }
  if (outcome.kind === "dead") return showEnded(desk, step, request, response);
  await show(desk, request, response, page(step, codeCard(step, "wrong")), 401);
}

async function resend(desk: Desk, step: MailedCodeStep, request: Request, response: Response): Promise<void> {
  const pending = readCookie(request, "pending");
  const outcome = pending === undefined ? "dead" : await step.resend(pending);
  if (outcome === "dead") return showEnded(desk, step, request, response);
  await show(desk, request, response, page(step, codeCard(step, outcome === "used-up" ? "usedUp" : outcome)));
}

async function showEnded(desk: Desk, step: MailedCodeStep, request: Request, response: Response): Promise<void> {
  dropCookie(response, "pending");
  const body = ({ words: { code } }: View) => html`${lead(code.ended)}${next("/", code.again)}`;
  await show(desk, request, response, page(step, body), 401);
}

/** `１２３ 456`, `123-456` and `123456` are the same code: full-width digits count, everything else is dropped. */
const plainDigits = (typed: string) => typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12);

const page = ({ place, words }: MailedCodeStep, content: (view: View) => Markup) => ({
  path: place,
  title: (view: View) => words(view).title,
  body: (view: View) => card(words(view).title, content(view)),
});

const codeCard =
  ({ place, words, aside }: MailedCodeStep, said?: Said) =>
  (view: View): Markup => {
    const { code } = view.words;
    const own = words(view);
    const top = said ? notice(said === "wrong" ? "trouble" : "news", code[said]) : lead(own.lead);
    const digits = { name: "digits", label: code.digits, type: "text", hint: code.hint } as const;
    const fields = html`${field({ ...digits, autocomplete: "one-time-code", digits: true, focus: true })}
    ${button(own.button)}`;
    return html`${top} ${form(view, place, fields)} ${form(view, `${place}/resend`, quietButton(code.resend))}
    ${aside?.(view) ?? ""} ${backToSignIn(view)}`;
  };
