import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import type { Desk } from "../../desk.ts";
import { type Inside, insideOf } from "../../inside.ts";
import { show } from "../../show.ts";
import { insidePage } from "../../views/inside.ts";
import type { View } from "../../views/view.ts";
import { backupCodesSection } from "./backup-codes.ts";
import type { Said, SecuritySection } from "./section.ts";

/** The topics of the page, in their order. */
const SECTIONS: readonly SecuritySection[] = [backupCodesSection];

/** `/profile/security`: everything about one's own way in. Each topic has forms of its own. */
export function security(desk: Desk): Router {
  const router = Router();
  router.get("/profile/security", async (request: Request, response: Response) => {
    const inside = await insideOf(desk, request, response);
    if (inside) await show(desk, request, response, page(desk, inside));
  });
  return router;
}

/** The whole page as the answer to a form: its topic says what came of it. */
export const showSecurity = (
  desk: Desk,
  request: Request,
  response: Response,
  inside: Inside,
  said: Said,
  status = 200,
): Promise<void> => show(desk, request, response, page(desk, inside, said), status);

const page = (desk: Desk, inside: Inside, said?: Said) =>
  ({
    path: "/profile/security",
    title: ({ words }: View) => words.inside.menu.security,
    body: (view: View) => {
      const sections = SECTIONS.map((section) => section(desk, view, inside, said));
      return insidePage(view, inside.account, view.words.inside.menu.security, html`${sections}`);
    },
  }) as const;
