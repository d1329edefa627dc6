import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { ResendAnswer, TokenOwner, Visitor } from "../../auth/auth.ts";
import { spokenSpan } from "../../shared/spoken-span.ts";
import { visitorOf } from "../client-address.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { dropHeld, type Held, heldToken, pageOf } from "../held-token.ts";
import { keepSession } from "../known-device.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead, next, notice, whose } from "../views/card.ts";
import { button, field, form, quietButton } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const typedCode = z.object({ digits: z.string().max(100) });

/** `１２３ 456`, `123-456` and `123456` are the same code: full-width digits count, everything else is dropped. */
const plainDigits = (typed: string) => typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12);

const page = ({ place, words }: MailedCodeStep, content: (view: View) => Markup, held?: Held) => ({
  path: place,
  ...(held && { held: held.name }),
  title: (view: View) => words(view).title,
  body: (view: View) => card(words(view).title, content(view)),
});

const codeCard =
  ({ place, words, aside }: MailedCodeStep, { masked }: TokenOwner, said?: Said) =>
  (view: View): Markup => {
    const { code } = view.words;
    const own = words(view);
    const top = said ? notice(said === "wrong" ? "trouble" : "news", sentenceOf(view, said)) : lead(own.lead);
    const digits = { name: "digits", label: code.digits, type: "text", hint: code.hint } as const;
    const fields = html`${field({ ...digits, autocomplete: "one-time-code", digits: true, focus: true })}
    ${button(own.button)}`;
    return html`${whose(view, masked)} ${top} ${form(view, place, fields)}
    ${form(view, `${place}/resend`, quietButton(code.resend))} ${aside?.(view) ?? ""} ${backToSignIn(view)}`;
  };

/** A step of a sign-in that a mailed code finishes: its page, and what the login module does with the code. */
interface MailedCodeStep {
  readonly place: View["path"];
  /** Where the step leads. */
  readonly goal: string;
  readonly enter: (typed: {
    readonly pending: string;
    readonly digits: string;
    readonly seen: Visitor;
  }) => Promise<{ readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" }>;
  readonly resend: (pending: string) => Promise<ResendAnswer>;
  readonly words: (view: View) => { readonly title: string; readonly lead: string; readonly button: string };
  /** Another way, below the form. */
  readonly aside?: (view: View) => Markup;
}

type Said = "wrong" | "mailed" | "wait" | { readonly usedUpFor: number };

/** The page of the step, its form, and the button that mails the code again. */
function mailedCodeStep(context: PageContext, step: MailedCodeStep): Router {
  const router = Router();
  router.get(step.place, async (request, response) => {
    const held = heldToken(context, request, "pending");
    const owner = held && (await context.auth.signIn.inspectPending(held.token));
    if (!held) response.redirect(303, "/");
    else if (!owner) await showEnded(context, step, request, response, held);
    else await show(context, request, response, page(step, codeCard(step, owner), held));
  });
  router.post(step.place, (request, response) => enter(context, step, request, response));
  router.post(`${step.place}/resend`, (request, response) => resend(context, step, request, response));
  return router;
}

async function enter(context: PageContext, step: MailedCodeStep, request: Request, response: Response): Promise<void> {
  const { digits } = formOf(request, typedCode);
  const held = heldToken(context, request, "pending");
  const owner = held && (await context.auth.signIn.inspectPending(held.token));
  if (!owner) return showEnded(context, step, request, response, held);
  const outcome = await step.enter({ pending: held.token, digits: plainDigits(digits), seen: visitorOf(request) });
  if ("session" in outcome) {
    dropHeld(response, "pending", held.name);
    await keepSession(context, request, response, outcome.session);
    response.redirect(303, step.goal);
    return;
  }
  if (outcome.kind === "dead") return showEnded(context, step, request, response, held);
  await show(context, request, response, page(step, codeCard(step, owner, "wrong"), held), 401);
}

async function resend(context: PageContext, step: MailedCodeStep, request: Request, response: Response): Promise<void> {
  const held = heldToken(context, request, "pending");
  const owner = held && (await context.auth.signIn.inspectPending(held.token));
  const outcome = owner ? await step.resend(held.token) : "dead";
  if (!owner || outcome === "dead") return showEnded(context, step, request, response, held);
  const said = typeof outcome === "string" ? outcome : { usedUpFor: outcome.usedUpUntil - context.clock.now() };
  await show(context, request, response, page(step, codeCard(step, owner, said), held));
}

async function showEnded(
  context: PageContext,
  step: MailedCodeStep,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "pending", held?.name);
  const body = ({ words: { code } }: View) => html`${lead(code.ended)}${next("/", code.again)}`;
  await show(context, request, response, page(step, body), 401);
}

const sentenceOf = ({ words: { code }, language }: View, said: Said): string =>
  typeof said === "string" ? code[said] : code.usedUp({ wait: spokenSpan(said.usedUpFor, language) });

/** `/sign-in/code`: the second step, after the right password. */
export const signInCode = (context: PageContext): Router =>
  mailedCodeStep(context, {
    place: "/sign-in/code",
    goal: "/home",
    enter: (typed) => context.auth.signIn.withCode(typed),
    resend: (pending) => context.auth.signIn.resend(pending),
    words: ({ words: { code } }) => code,
    aside: ({ words: { backupCodes }, held }) =>
      html`<p class="aside"><a href="${pageOf("/sign-in/backup-code", held)}">${backupCodes.signIn.link}</a></p>`,
  });

/** `/sign-in/set-up-two-steps`: the second step of somebody whose workspace demands it and who never had one. */
export const signInSetUp = (context: PageContext): Router =>
  mailedCodeStep(context, {
    place: "/sign-in/set-up-two-steps",
    goal: "/profile/security",
    enter: (typed) => context.auth.twoSteps.setUpAtSignIn(typed),
    resend: (pending) => context.auth.twoSteps.resendSetUp(pending),
    words: ({ words: { security } }) => security.setUp,
  });
