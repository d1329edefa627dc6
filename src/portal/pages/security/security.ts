import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { PageContext } from "../../page-context.ts";
import { type Inside, insideOf } from "../../require-session.ts";
import { show } from "../../show.ts";
import { next } from "../../views/card.ts";
import { insidePage } from "../../views/inside.ts";
import type { View } from "../../views/view.ts";
import { addressSection } from "./address.ts";
import { backupCodesSection } from "./backup-codes.ts";
import { linkedChatsSection } from "./linked-chats.ts";
import { passwordSection } from "./password.ts";
import type { Said, SecuritySection } from "./section.ts";
import { sessionsSection } from "./sessions.ts";
import { twoStepsSection } from "./two-factor.ts";

/** The topics of the page, in their order. */
const SECTIONS: readonly SecuritySection[] = [
  twoStepsSection,
  backupCodesSection,
  addressSection,
  passwordSection,
  sessionsSection,
  linkedChatsSection,
];

/** `/profile/security`: everything about one's own way in. Each topic has forms of its own. */
export function security(context: PageContext): Router {
  const router = Router();
  router.get("/profile/security", (request, response) => showSecurity(context, request, response));
  return router;
}

/** The whole page as it stands now, also as the answer to a form: its topic says what came of it. */
export async function showSecurity(
  context: PageContext,
  request: Request,
  response: Response,
  said?: Said,
  status = 200,
): Promise<void> {
  const inside = await insideOf(context, request, response);
  if (inside) await show(context, request, response, page(context, inside, said), status);
}

const page = (context: PageContext, inside: Inside, said: Said | undefined) =>
  ({
    path: "/profile/security",
    title: ({ words }: View) => words.inside.menu.security,
    body: (view: View) => {
      const sections = SECTIONS.map((section) => section(context, view, inside, said));
      const content = html`${inside.fresh ? "" : stale(view)} ${sections}`;
      return insidePage(view, inside.account, view.words.inside.menu.security, content);
    },
  }) as const;

const stale = ({ words: { security: words } }: View) =>
  html`<div class="stale">
    <p>${words.stale}</p>
    ${next("/confirm-password?place=/profile/security", words.staleButton)}
  </div>`;
