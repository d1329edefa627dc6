import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { TokenOwner } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { dropHeld, type Held, heldToken, pageOf } from "../held-token.ts";
import { exchangeToken } from "../link-token.ts";
import { show } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { askWhetherSaved, freshCodes } from "../views/backup-codes.ts";
import { backToSignIn, card, lead, next, notice, whose } from "../views/card.ts";
import { button, field, form, usernameField } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/renew-backup-codes";
const SAVED = "/renew-backup-codes/saved";
const typed = z.object({ password: z.string().max(1024) });
const named = z.object({ set: z.string().max(100) });

/** `/renew-backup-codes`: where the mailed button leads. Looking uses up nothing; the password and a POST do. */
export function renewBackupCodes(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, exchangeToken(context, "renewal", PLACE), (request, response) => look(context, request, response));
  router.post(PLACE, (request, response) => renew(context, request, response));
  router.post(SAVED, (request, response) => confirm(context, request, response));
  router.get("/renew-backup-codes/done", (request, response) => show(context, request, response, donePage));
  return router;
}

async function look(context: PageContext, request: Request, response: Response): Promise<void> {
  const held = heldToken(context, request, "renewal");
  const state = held && (await context.auth.backupCodes.inspectRenewalLink(held.token));
  if (!state || state.kind === "dead") return showDead(context, request, response, held);
  const { owner } = state;
  const shown = state.kind === "shown" ? { action: SAVED, set: state.set } : undefined;
  await show(
    context,
    request,
    response,
    page(held, owner, shown ? (view) => askWhetherSaved(view, shown) : ask(owner)),
  );
}

/** Loaded again, the answer to this form shows no codes: the link is used up, and the page asks whether they are saved. */
async function renew(context: PageContext, request: Request, response: Response): Promise<void> {
  const { password } = formOf(request, typed);
  const held = heldToken(context, request, "renewal");
  const state = held && (await context.auth.backupCodes.inspectRenewalLink(held.token));
  if (!state || state.kind === "dead") return showDead(context, request, response, held);
  const { owner } = state;
  const outcome = await context.auth.backupCodes.renew({ token: held.token, password, seen: visitorOf(request) });
  if (!outcome.ok && outcome.reason === "refused")
    return show(context, request, response, page(held, owner, ask(owner, "refused")), 401);
  if (!outcome.ok || !outcome.value.codes) {
    response.redirect(303, pageOf(PLACE, held.name));
    return;
  }
  const { codes, set } = outcome.value;
  const content = (view: View) => freshCodes(view, codes, { action: SAVED, set });
  await show(context, request, response, { ...page(held, owner, content), script: "save-codes" });
}

async function confirm(context: PageContext, request: Request, response: Response): Promise<void> {
  const { set } = formOf(request, named);
  const held = heldToken(context, request, "renewal");
  if (!held) return showDead(context, request, response, held);
  const answer = await context.auth.backupCodes.confirmRenewed({ token: held.token, set, seen: visitorOf(request) });
  if (answer !== "active") return showDead(context, request, response, held);
  dropHeld(response, "renewal", held.name);
  response.redirect(303, "/renew-backup-codes/done");
}

async function showDead(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "renewal", held?.name);
  await show(context, request, response, deadPage, 410);
}

const page = ({ name }: Held, { masked }: TokenOwner, content: (view: View) => Markup) =>
  ({
    path: PLACE,
    held: name,
    title: ({ words }: View) => words.backupCodes.renew.title,
    body: (view: View) => card(view.words.backupCodes.renew.title, html`${whose(view, masked)}${content(view)}`),
  }) as const;

const ask =
  ({ address }: TokenOwner, refused?: "refused") =>
  (view: View): Markup => {
    const words = view.words.backupCodes.renew;
    const password = { name: "password", label: words.password, type: "password", focus: true } as const;
    const fields = html`${usernameField(address)} ${field({ ...password, autocomplete: "current-password" })}
    ${button(words.button)}`;
    return html`${refused ? notice("trouble", view.words.confirm.refused) : lead(words.lead)}
    ${form(view, PLACE, fields)}`;
  };

const donePage = {
  path: "/renew-backup-codes/done",
  title: ({ words }: View) => words.backupCodes.renew.doneTitle,
  body: ({ words }: View) => {
    const { doneTitle, done } = words.backupCodes.renew;
    return card(doneTitle, html`${lead(done)}${next("/", words.change.goToSignIn)}`);
  },
} as const;

const deadPage = {
  path: PLACE,
  title: ({ words }: View) => words.change.deadTitle,
  body: (view: View) =>
    card(view.words.change.deadTitle, html`${lead(view.words.backupCodes.renew.dead)}${backToSignIn(view)}`),
} as const;
