import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { CaseAnswer, CaseDoing, ListedCase } from "../../conversation/conversation.ts";
import { accountId } from "../../shared/brand.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { agentInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { casePage, type Draft } from "../views/case-page.ts";
import { caseRow } from "../views/case-row.ts";
import { lead, notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";
import { showError } from "./errors.ts";

const PLACE = "/cases";
const done = z.enum(["claimed", "answered", "answered-cut", "closed"]);
const posted = z.object({
  case: z.string().max(16),
  doing: z.enum(["claim", "answer", "close"]),
  from: z.string().max(64).default(""),
  text: z.string().max(20_000).default(""),
  once: z.string().max(64).default(""),
});

type Said = (view: View) => Markup;
type Refusal = Extract<CaseAnswer, { readonly ok: false }>["reason"];

const SILENT: Said = () => html``;

/** `/cases` and `/cases/<number>`: where support agents claim, answer and close. */
export function cases(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await agentInside(context, request, response, PLACE);
    if (inside) await showList(context, request, response, inside, saidDone(request));
  });
  router.get(`${PLACE}/:id`, async (request, response) => {
    const inside = await agentInside(context, request, response, PLACE);
    if (inside)
      await showCase(context, request, response, inside, { number: request.params.id, said: saidDone(request) });
  });
  router.post(PLACE, (request, response) => act(context, request, response));
  return router;
}

function saidDone(request: Request): Said {
  const asked = done.safeParse(request.query["done"]);
  return asked.success ? ({ words }) => notice("news", words.cases.done[asked.data]) : SILENT;
}

async function act(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, posted);
  const inside = await agentInside(context, request, response, PLACE);
  if (!inside) return;
  const answer = await context.caseDesk.act({ ...inside.acting, number: typed.case, doing: doingOf(typed) });
  if (!answer.ok) await refuse(context, request, response, inside, typed, answer.reason);
  else if (answer.value === "closed") response.redirect(303, `${PLACE}?done=closed`);
  else response.redirect(303, `${PLACE}/${encodeURIComponent(typed.case)}?done=${answer.value}#turn`);
}

/** A browser sends line ends as two characters; people count one. */
function doingOf({ doing, from, text, once }: z.infer<typeof posted>): CaseDoing {
  if (doing === "claim") return { kind: doing, from: from === "" ? undefined : accountId(from) };
  return doing === "close" ? { kind: doing } : { kind: doing, text: text.replaceAll("\r\n", "\n"), once };
}

const STATUS: Partial<Record<Refusal, number>> = { empty: 422, "too-long": 422 };

async function refuse(
  context: PageContext,
  request: Request,
  response: Response,
  inside: Inside,
  { case: number, text }: z.infer<typeof posted>,
  why: Refusal,
): Promise<void> {
  if (isBarred(why)) return redirectToSignIn(context, request, response, why, PLACE);
  if (why === "unknown") return showError(context, request, response, 404);
  const said: Said = ({ words }) => notice("trouble", words.cases.refusals[why]);
  await showCase(context, request, response, inside, { number, said, text }, STATUS[why] ?? 409);
}

async function showList(
  context: PageContext,
  request: Request,
  response: Response,
  { acting, account }: Inside,
  said: Said,
): Promise<void> {
  const list = await context.caseDesk.list(acting);
  if (!list.ok) return redirectToSignIn(context, request, response, list.reason, PLACE);
  const title = ({ words }: View) => words.inside.menu.cases;
  const content = (view: View) =>
    html`${said(view)}${lead(view.words.cases.lead)}${rows(context, view, list.value, account.id)}`;
  const body = (view: View) => insidePage(view, account, title(view), content(view));
  await show(context, request, response, { path: PLACE, title, body });
}

function rows(context: PageContext, view: View, list: readonly ListedCase[], self: Inside["account"]["id"]): Markup {
  if (list.length === 0) return html`<p>${view.words.cases.none}</p>`;
  return html`<ul class="rows">
    ${list.map((one) => caseRow(view, one, self, context.clock.now()))}
  </ul>`;
}

async function showCase(
  context: PageContext,
  request: Request,
  response: Response,
  { acting, account }: Inside,
  { number, said, text = "" }: { readonly number: string; readonly said: Said; readonly text?: string },
  status = 200,
): Promise<void> {
  const found = await context.caseDesk.read({ ...acting, number });
  if (!found.ok)
    return found.reason === "unknown"
      ? showError(context, request, response, 404)
      : redirectToSignIn(context, request, response, found.reason, PLACE);
  const draft: Draft = { text, once: context.random.id() };
  const title = ({ words }: View) => words.cases.title({ number: found.value.number });
  const now = context.clock.now();
  const body = (view: View) =>
    insidePage(view, account, title(view), html`${said(view)}${casePage(view, found.value, account.id, draft, now)}`);
  await show(context, request, response, { path: PLACE, title, body }, status);
}
