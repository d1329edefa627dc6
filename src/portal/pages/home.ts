import { Router } from "express";
import { html } from "hono/html";
import type { Account } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { insideOf } from "../require-session.ts";
import { dropCookie } from "../page-cookies.ts";
import { show } from "../show.ts";
import { lead } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

/** `/home`: signed in. `POST /sign-out`: ends the session here and now. */
export function home(context: PageContext): Router {
  const router = Router();
  router.get("/home", async (request, response) => {
    const inside = await insideOf(context, request, response);
    if (inside) await show(context, request, response, homePage(inside.account));
  });
  router.post("/sign-out", async (request, response) => {
    const inside = await insideOf(context, request, response);
    if (!inside) return;
    await context.auth.signIn.signOut(inside.acting.session);
    dropCookie(response, "session");
    response.redirect(303, "/");
  });
  return router;
}

const homePage = (account: Account) =>
  ({
    path: "/home",
    title: ({ words }: View) => words.home.title({ name: account.name }),
    body: (view: View) =>
      insidePage(view, account, view.words.home.title({ name: account.name }), facts(view, account)),
  }) as const;

function facts(view: View, account: Account): Markup {
  const words = view.words.home;
  const rows: readonly (readonly [string, string])[] = [
    [words.workspace, account.workspaceName],
    [words.address, account.email],
    [words.role, words.roles[account.role]],
    [words.twoSteps, account.twoSteps ? words.on : words.off],
  ];
  return html`${lead(words.lead)}
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
}
