import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { InvitationStanding, PasswordRefusal } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { type Held, heldToken } from "../held-token.ts";
import { keepDevice } from "../known-device.ts";
import { exchangeToken } from "../link-token.ts";
import { show } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { backToSignIn, card, lead, next } from "../views/card.ts";
import { button, field, form } from "../views/form.ts";
import { whoseField } from "../views/own-link.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/invitation";
const DONE = "/invitation/done";
const typed = z.object({ password: z.string().max(1024), repeated: z.string().max(1024) });

/** `/invitation`: where the mailed button leads whoever was added. Looking uses up nothing; only POST does. */
export function invitation(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, exchangeToken(context, "invitation", PLACE), (request, response) =>
    look(context, request, response, heldToken(context, request, "invitation")),
  );
  router.post(PLACE, (request, response) => accept(context, request, response));
  router.get(DONE, (request, response) => show(context, request, response, donePage));
  return router;
}

async function accept(context: PageContext, request: Request, response: Response): Promise<void> {
  const passwords = formOf(request, typed);
  const held = heldToken(context, request, "invitation");
  if (!held) return look(context, request, response, held);
  const outcome = await context.auth.invitations.accept({ token: held.token, ...passwords, seen: visitorOf(request) });
  if (outcome.ok) {
    await keepDevice(context, request, response, held.token);
    response.redirect(303, DONE);
    return;
  }
  const { reason } = outcome;
  await look(context, request, response, held, reason === "used" || reason === "dead" ? undefined : reason);
}

async function look(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
  refusal?: PasswordRefusal,
): Promise<void> {
  if (!held) return show(context, request, response, deadPage("dead"), 410);
  const standing = await context.auth.invitations.inspect(held.token);
  if (standing.kind === "good")
    return show(context, request, response, choosePage(held, standing, refusal), refusal === undefined ? 200 : 422);
  await show(context, request, response, deadPage(standing.kind), 410);
}

type Good = Extract<InvitationStanding, { readonly kind: "good" }>;

const choosePage = ({ name }: Held, good: Good, refusal: PasswordRefusal | undefined) =>
  ({
    path: PLACE,
    held: name,
    title: ({ words }: View) => words.invitation.title,
    body: (view: View) => card(view.words.invitation.title, chooseForm(view, good, refusal)),
  }) as const;

function chooseForm(view: View, { email, workspaceName }: Good, refusal?: PasswordRefusal): Markup {
  const words = view.words.invitation;
  const error = refusal && view.words.change.refusals[refusal];
  const onSecond = refusal === "not-equal";
  const password = { type: "password", autocomplete: "new-password" } as const;
  const first = { ...password, name: "password", label: words.password, focus: !onSecond } as const;
  const second = { ...password, name: "repeated", label: words.repeated, focus: onSecond } as const;
  const fields = html`${whoseField(words.address, email)} ${field({ ...first, error: onSecond ? undefined : error })}
  ${field({ ...second, error: onSecond ? error : undefined })} ${button(words.button)}`;
  return html`${lead(words.lead({ workspace: workspaceName }))}${form(view, PLACE, fields)}`;
}

const donePage = {
  path: DONE,
  title: ({ words }: View) => words.invitation.doneTitle,
  body: ({ words: { invitation: words, change } }: View) =>
    card(words.doneTitle, html`${lead(words.done)}${next("/", change.goToSignIn)}`),
} as const;

const deadPage = (kind: "used" | "dead") =>
  ({
    path: PLACE,
    title: ({ words }: View) => words.invitation[`${kind}Title`],
    body: (view: View) => card(view.words.invitation[`${kind}Title`], wayOn(view, kind)),
  }) as const;

function wayOn(view: View, kind: "used" | "dead"): Markup {
  const { invitation: words, change } = view.words;
  if (kind === "dead") return html`${lead(words.dead)}${next("/forgot-password", words.askAgain)}${backToSignIn(view)}`;
  return html`${lead(words.used)}${next("/", change.goToSignIn)}`;
}
