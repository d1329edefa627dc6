import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { BackupCodesOverview } from "../../auth/auth.ts";
import { idempotencyKey } from "../../shared/brand.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { type Inside, insideOf, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { askWhetherSaved, freshCodes } from "../views/backup-codes.ts";
import { lead, next, notice } from "../views/card.ts";
import { button, form, quietButton } from "../views/form.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/profile/security/backup-codes";
const SAVED = "/profile/security/backup-codes/saved";
const asked = z.object({ once: z.string().max(100) });
const named = z.object({ set: z.string().max(100) });

/** `/profile/security/backup-codes`: makes ten fresh codes, shows them once, and hears that they are saved. */
export function backupCodes(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await insideOf(context, request, response);
    if (inside) await showPlace(context, request, response, inside);
  });
  router.post(PLACE, (request, response) => draw(context, request, response));
  router.post(SAVED, (request, response) => confirm(context, request, response));
  return router;
}

async function showPlace(context: PageContext, request: Request, response: Response, inside: Inside, gone = false) {
  const overview = await context.auth.backupCodes.overview(inside.acting);
  if (!overview.ok) return redirectToSignIn(context, request, response, overview.reason, PLACE);
  const once = context.random.id();
  const body = (view: View) =>
    html`${gone ? notice("trouble", view.words.backupCodes.gone) : ""} ${offer(view, overview.value, once)}`;
  return show(context, request, response, page(inside, body), gone ? 409 : 200);
}

/** Loaded again, the answer to this form shows no codes: the page of the same address asks whether they are saved. */
async function draw(context: PageContext, request: Request, response: Response): Promise<void> {
  const { once } = formOf(request, asked);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const drawn = await context.auth.backupCodes.draw({ ...inside.acting, idempotencyKey: idempotencyKey(once) });
  if (!drawn.ok && isBarred(drawn.reason)) return redirectToSignIn(context, request, response, drawn.reason, PLACE);
  const codes = drawn.ok ? drawn.value.codes : undefined;
  if (!drawn.ok || !codes) {
    response.redirect(303, PLACE);
    return;
  }
  const saving = { action: SAVED, set: drawn.value.set };
  await show(context, request, response, {
    ...page(inside, (view) => freshCodes(view, codes, saving)),
    script: "save-codes",
  });
}

async function confirm(context: PageContext, request: Request, response: Response): Promise<void> {
  const { set } = formOf(request, named);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.backupCodes.confirm({ ...inside.acting, set });
  if (answer === "active") response.redirect(303, "/profile/security#backup-codes");
  else if (answer === "gone") await showPlace(context, request, response, inside, true);
  else await redirectToSignIn(context, request, response, answer, PLACE);
}

function offer(view: View, { twoSteps, shut, active, waiting }: BackupCodesOverview, once: string): Markup {
  const words = view.words.backupCodes;
  if (!twoSteps) return html`${lead(words.twoStepsFirst)}${next("/profile/security", view.words.inside.menu.security)}`;
  if (shut) return html`${lead(words.purpose)}${notice("news", view.words.security.resetLately)}`;
  const field = html`<input type="hidden" name="once" value="${once}" />`;
  if (waiting !== undefined)
    return html`${askWhetherSaved(view, { action: SAVED, set: waiting })}
    ${form(view, PLACE, html`${field}${quietButton(words.again.button)}`)}`;
  return html`${lead(words.purpose)}
    <p>${words.before}</p>
    ${active ? html`<p>${words.oldOnes}</p>` : ""} ${form(view, PLACE, html`${field}${button(words.make)}`)}`;
}

const page = ({ account }: Inside, body: (view: View) => Markup) =>
  ({
    path: PLACE,
    title: ({ words }: View) => words.backupCodes.title,
    body: (view: View) =>
      insidePage(view, account, view.words.backupCodes.title, html`<div class="narrow">${body(view)}</div>`),
  }) as const;
