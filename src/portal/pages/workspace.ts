import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Member, TwoStepsStanding } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { adminInside, type Inside, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { lead, notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";
import { addressesSection, nameSection, requiredSection } from "../views/workspace.ts";

const PLACE = "/settings/workspace";
const typedName = z.object({ name: z.string().max(320) });
const wanted = z.object({ on: z.enum(["yes", "no"]) });
const done = z.enum(["renamed", "on", "off"]);

/** What a form came to, and where on the page it is said. */
interface Said {
  readonly topic: "name" | "required";
  /** A name that was refused, to be mended. */
  readonly typed?: string;
  readonly text: (view: View) => Markup;
}

/** `/settings/workspace`: the name, mandatory two-step verification, and the way to the whitelist. */
export function workspace(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await adminInside(context, request, response, PLACE);
    if (inside) await showWorkspace(context, request, response, inside, saidBy(request.query["done"]));
  });
  router.post("/settings/workspace/name", (request, response) => rename(context, request, response));
  router.post("/settings/workspace/two-steps", (request, response) => requireTwoSteps(context, request, response));
  return router;
}

function saidBy(query: unknown): Said | undefined {
  const { data } = done.safeParse(query);
  if (data === undefined) return undefined;
  if (data === "renamed") return { topic: "name", text: ({ words }) => notice("news", words.workspace.renamed) };
  return { topic: "required", text: ({ words }) => notice("news", words.workspace.required.set[data]) };
}

async function rename(context: PageContext, request: Request, response: Response): Promise<void> {
  const { name } = formOf(request, typedName);
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const outcome = await context.auth.members.renameWorkspace({ ...inside.acting, name });
  if (outcome.ok || outcome.reason === "unchanged") {
    response.redirect(303, `${PLACE}?done=renamed`);
    return;
  }
  if (outcome.reason !== "bad-name") return redirectToSignIn(context, request, response, outcome.reason, PLACE);
  const text: Said["text"] = ({ words }) => notice("trouble", words.workspace.badName);
  await showWorkspace(context, request, response, inside, { topic: "name", text, typed: name }, 422);
}

async function requireTwoSteps(context: PageContext, request: Request, response: Response): Promise<void> {
  const on = formOf(request, wanted).on === "yes";
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const outcome = await context.auth.twoSteps.setTwoStepsRequired({ ...inside.acting, on });
  if (outcome.ok) {
    response.redirect(303, `${PLACE}?done=${on ? "on" : "off"}`);
    return;
  }
  const { reason } = outcome;
  if (reason !== "own-first" && reason !== "unchanged")
    return redirectToSignIn(context, request, response, reason, PLACE);
  const text: Said["text"] = ({ words: { workspace: words } }) =>
    notice("trouble", reason === "own-first" ? words.required.ownFirst : words.required.unchanged);
  await showWorkspace(context, request, response, inside, { topic: "required", text }, 409);
}

async function showWorkspace(
  context: PageContext,
  request: Request,
  response: Response,
  inside: Inside,
  said: Said | undefined,
  status = 200,
): Promise<void> {
  const list = await context.auth.members.list(inside.acting);
  const standing = await context.auth.twoSteps.read(inside.acting);
  if (!list.ok) return redirectToSignIn(context, request, response, list.reason, PLACE);
  if (!standing) return redirectToSignIn(context, request, response, "signed-out", PLACE);
  const page = {
    path: PLACE,
    title: ({ words }: View) => words.inside.menu.workspace,
    body: (view: View) => body(view, inside, list.value, standing, said),
  } as const;
  await show(context, request, response, page, status);
}

function body(
  view: View,
  { account }: Inside,
  members: readonly Member[],
  standing: TwoStepsStanding,
  said: Said | undefined,
): Markup {
  const { words } = view;
  const told = (topic: Said["topic"]) => (said?.topic === topic ? said.text(view) : html``);
  const content = html`${lead(words.workspace.lead({ name: account.workspaceName }))}
  ${requiredSection(view, members, standing, told("required"))}
  ${nameSection(view, said?.typed ?? account.workspaceName, told("name"))} ${addressesSection(view)}`;
  return insidePage(view, account, words.inside.menu.workspace, content);
}
