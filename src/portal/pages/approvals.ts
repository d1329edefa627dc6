import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Board, DecideAnswer } from "../../approvals/approvals.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { adminInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { approvalCard, pastRequest } from "../views/approval-card.ts";
import { lead, notice } from "../views/card.ts";
import { insidePage, section } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/approvals";
const choice = z.enum(["once", "week", "always", "yes", "no"]);
const posted = z.object({ request: z.string().max(64), choice, reason: z.string().max(320).optional() });

type Said = (view: View) => Markup;

/** `/approvals`: what waits for a decision of an admin, and what was decided. */
export function approvals(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await adminInside(context, request, response, PLACE);
    const done = choice.safeParse(request.query["done"]);
    const said: Said = ({ words }) => (done.success ? notice("news", words.approvals.done[done.data]) : html``);
    if (inside) await showBoard(context, request, response, inside, said);
  });
  router.post(PLACE, (request, response) => decide(context, request, response));
  return router;
}

async function decide(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, posted);
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const answer = await context.approvals.decide({ ...inside.acting, ...typed });
  if (answer.kind === "decided") response.redirect(303, `${PLACE}?done=${answer.choice}`);
  else if (answer.kind === "failed")
    await showBoard(context, request, response, inside, ({ words }) => notice("trouble", words.approvals.failed), 409);
  else await refuse(context, request, response, inside, answer.why);
}

async function refuse(
  context: PageContext,
  request: Request,
  response: Response,
  inside: Inside,
  why: Extract<DecideAnswer, { readonly kind: "refused" }>["why"],
): Promise<void> {
  if (isBarred(why)) {
    await redirectToSignIn(context, request, response, why, PLACE);
    return;
  }
  const said: Said = ({ words }) => notice("trouble", words.approvals.refusals[why]);
  await showBoard(context, request, response, inside, said, why === "unknown" ? 404 : 409);
}

async function showBoard(
  context: PageContext,
  request: Request,
  response: Response,
  inside: Inside,
  said: Said,
  status = 200,
): Promise<void> {
  const board = await context.approvals.board(inside.acting);
  if (!board.ok) {
    await redirectToSignIn(context, request, response, board.reason, PLACE);
    return;
  }
  const page = {
    path: PLACE,
    title: ({ words }: View) => words.inside.menu.approvals,
    body: (view: View) => boardPage(context, view, inside, board.value, said),
  } as const;
  await show(context, request, response, page, status);
}

function boardPage(context: PageContext, view: View, { account }: Inside, { open, past }: Board, said: Said): Markup {
  const words = view.words.approvals;
  const now = context.clock.now();
  const cards = open.map((request) => approvalCard(view, request, account.id, now));
  const rows = past.map((request) => pastRequest(view, request, now));
  const content = html`${said(view)}${lead(words.lead({ workspace: account.workspaceName }))}
  ${section("waiting", words.waiting, listOr(cards, "cards", words.none))}
  ${section("past", words.past, listOr(rows, "rows", words.noPast))}`;
  return insidePage(view, account, view.words.inside.menu.approvals, content);
}

const listOr = (items: readonly Markup[], kind: "cards" | "rows", none: string): Markup =>
  items.length === 0
    ? html`<p>${none}</p>`
    : html`<ul class="${kind}">
        ${items}
      </ul>`;
