import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Denied, Member, MemberRefusal } from "../../auth/auth.ts";
import { accountId } from "../../shared/brand.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { adminInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import { memberRow, threeDots } from "../views/member-row.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/settings/users";
const action = z.enum(["make-admin", "make-member", "disable", "enable", "unlock", "mail-reset-link"]);
const doneWith = z.union([action, z.enum(["invited", "renamed", "removed", "suspended", "unsuspended", "saved"])]);
const posted = z.object({ member: z.string().max(64), action });

type Said = (view: View) => Markup;
type Refusal = Exclude<MemberRefusal | "unknown", Denied>;

/** `/settings/users`: the people of the workspace, each with a ⋮ menu. */
export function users(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await adminInside(context, request, response, PLACE);
    const done = doneWith.safeParse(request.query["done"]);
    const said: Said = ({ words }) => (done.success ? notice("news", news(words, done.data)) : html``);
    if (inside) await showMembers(context, request, response, inside, said);
  });
  router.post(PLACE, (request, response) => change(context, request, response));
  return router;
}

async function change(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, posted);
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const command = { ...inside.acting, member: accountId(typed.member), action: typed.action };
  const outcome = await context.auth.members.change(command);
  if (outcome.ok) response.redirect(303, `${PLACE}?done=${outcome.value === "invited" ? "invited" : typed.action}`);
  else if (isBarred(outcome.reason)) await redirectToSignIn(context, request, response, outcome.reason, PLACE);
  else {
    const { reason } = outcome;
    await showMembers(context, request, response, inside, ({ words }) => refusal(words, reason), STATUS[reason] ?? 409);
  }
}

function news({ users: words, people }: View["words"], done: z.infer<typeof doneWith>): string {
  if (done === "invited") return words.invitedAgain;
  if (done === "renamed" || done === "removed") return people[done];
  return done === "suspended" || done === "unsuspended" || done === "saved" ? people.person[done] : words.done[done];
}

/** Somebody else's member is answered like nobody's. */
const STATUS: Partial<Record<Refusal, number>> = { unknown: 404 };

const refusal = (words: View["words"], reason: Refusal) => notice("trouble", words.users.refusals[reason]);

async function showMembers(
  context: PageContext,
  request: Request,
  response: Response,
  { account, acting }: Inside,
  said: Said,
  status = 200,
): Promise<void> {
  const list = await context.auth.members.list(acting);
  if (!list.ok) return redirectToSignIn(context, request, response, list.reason, PLACE);
  const page = {
    path: PLACE,
    title: ({ words }: View) => words.inside.menu.users,
    body: (view: View) =>
      insidePage(
        view,
        account,
        view.words.inside.menu.users,
        content(context, view, account.workspaceName, list.value, said),
      ),
  } as const;
  await show(context, request, response, page, status);
}

function content(context: PageContext, view: View, workspace: string, members: readonly Member[], said: Said): Markup {
  const { users: words, inside } = view.words;
  const whitelist = html`<a href="/settings/users/whitelist">${inside.menu.whitelist}</a>`;
  return html`<div class="toolbar">
      <p class="lead">${words.lead({ workspace })}</p>
      ${threeDots(words.pageMenu, [whitelist])}
    </div>
    ${said(view)}
    <p><a class="button" href="/settings/users/add">${words.add}</a></p>
    <ul class="rows">
      ${members.map((member) => memberRow(view, member, context.clock.now()))}
    </ul>`;
}
