import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { EditRefusal, Preview, UnsafeList, WhitelistEdit } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { adminInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";
import { whitelistPreview } from "../views/whitelist-preview.ts";
import { DAYS, type RefusedEntry, WHITELIST, whitelistPage } from "../views/whitelist.ts";

const text = z.string().max(320);

const shown = text.optional();

const yesNo = z.enum(["yes", "no"]);

const FORMS = {
  add: z.object({
    range: text,
    label: text,
    reason: text.default(""),
    days: z.enum(DAYS).default("never"),
    shown,
  }),
  remove: z.object({ entry: z.string().max(64), shown }),
  switch: z.object({ on: yesNo, shown }),
  undo: z.object({ id: z.string().max(64) }),
} as const;

/** An edit as a form posted it, with what is needed to ask again. */
interface Posted {
  readonly edit: WhitelistEdit;
  readonly shown: string | undefined;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** `/settings/users/whitelist`: the addresses from which the workspace may be used. */
export function whitelist(context: PageContext): Router {
  const router = Router();
  router.get(WHITELIST, async (request, response) => {
    const inside = await adminInside(context, request, response, WHITELIST);
    if (inside)
      await showList(context, request, response, inside, request.query["done"] === "undone" ? UNDONE : undefined);
  });
  const takes = (path: string, read: (request: Request) => Posted) =>
    router.post(path, (request, response) => change(context, request, response, read(request)));
  takes(WHITELIST, readAdd);
  takes(`${WHITELIST}/remove`, readRemove);
  takes(`${WHITELIST}/switch`, (request) => readSwitch(request, "switch", "switch"));
  takes(`${WHITELIST}/api`, (request) => readSwitch(request, "block-api", "api"));
  router.post(`${WHITELIST}/undo`, (request, response) => undo(context, request, response));
  return router;
}

function readAdd(request: Request): Posted {
  const { shown: seen, ...fields } = formOf(request, FORMS.add);
  const { range, label, reason, days } = fields;
  const edit = { kind: "add", range, label, reason, days: days === "never" ? undefined : Number(days) } as const;
  return { edit, shown: seen, action: WHITELIST, fields };
}

function readRemove(request: Request): Posted {
  const { shown: seen, entry } = formOf(request, FORMS.remove);
  return { edit: { kind: "remove", entry }, shown: seen, action: `${WHITELIST}/remove`, fields: { entry } };
}

function readSwitch(request: Request, kind: "switch" | "block-api", path: string): Posted {
  const { shown: seen, on } = formOf(request, FORMS.switch);
  return { edit: { kind, on: on === "yes" }, shown: seen, action: `${WHITELIST}/${path}`, fields: { on } };
}

async function change(context: PageContext, request: Request, response: Response, posted: Posted): Promise<void> {
  const inside = await adminInside(context, request, response, WHITELIST);
  if (!inside) return;
  const answer = await context.auth.ipWhitelist.save({ ...inside.acting, edit: posted.edit, shown: posted.shown });
  switch (answer.kind) {
    case "saved":
      response.redirect(303, WHITELIST);
      break;
    case "show":
      await showPreview(context, request, response, inside, answer.preview, posted);
      break;
    case "barred":
      await redirectToSignIn(context, request, response, answer.barred, WHITELIST);
      break;
    case "refused":
      await showList(context, request, response, inside, saidOf(posted, answer.refusal, inside));
  }
}

async function undo(context: PageContext, request: Request, response: Response): Promise<void> {
  const { id } = formOf(request, FORMS.undo);
  const inside = await adminInside(context, request, response, WHITELIST);
  if (!inside) return;
  const answer = await context.auth.ipWhitelist.undo({ ...inside.acting, id });
  if (answer.ok) response.redirect(303, `${WHITELIST}?done=undone`);
  else if (isBarred(answer.reason)) await redirectToSignIn(context, request, response, answer.reason, WHITELIST);
  else await showList(context, request, response, inside, notUndone(answer.reason, inside.acting.seen.address));
}

const notUndone = (why: "gone" | UnsafeList, address: string): Said => ({
  status: 409,
  above: (view) =>
    notice("trouble", why === "gone" ? view.words.whitelist.undo.gone : refusalWords(view, { why }, address)),
});

async function showPreview(
  context: PageContext,
  request: Request,
  response: Response,
  { account }: Inside,
  preview: Preview,
  posted: Posted,
): Promise<void> {
  const title = ({ words }: View) => words.whitelist.preview.title;
  const body = (view: View) => insidePage(view, account, title(view), whitelistPreview(view, preview, posted));
  await show(context, request, response, { path: WHITELIST, title, body });
}

/** What to say: above the list, or at the box where the mistake is. */
interface Said {
  readonly status: number;
  readonly above?: (view: View) => Markup;
  readonly atBox?: (view: View) => RefusedEntry;
}

const UNDONE: Said = { status: 200, above: ({ words }) => notice("news", words.whitelist.undo.done) };

function saidOf({ edit }: Posted, refusal: Refusal, { acting }: Inside): Said {
  const words = (view: View) => refusalWords(view, refusal, acting.seen.address);
  if (edit.kind !== "add" || !isAboutTheBox(refusal))
    return { status: 409, above: (view) => notice("trouble", words(view)) };
  const { range, label } = edit;
  return { status: 422, atBox: (view) => ({ range, label, error: words(view) }) };
}

async function showList(
  context: PageContext,
  request: Request,
  response: Response,
  { acting, account }: Inside,
  { status, above, atBox }: Said = { status: 200 },
): Promise<void> {
  const list = await context.auth.ipWhitelist.view(acting);
  if (!list.ok) return redirectToSignIn(context, request, response, list.reason, WHITELIST);
  const title = ({ words }: View) => words.inside.menu.whitelist;
  const content = (view: View) =>
    whitelistPage(view, account.workspaceName, list.value, context.clock.now(), above?.(view), atBox?.(view));
  const body = (view: View) => insidePage(view, account, title(view), content(view));
  await show(context, request, response, { path: WHITELIST, title, body }, status);
}

type Refusal = EditRefusal | { readonly why: UnsafeList };

/** Refusals by the words that tell them: where a thing lies inside of a network the cure is always the same. */
const SAYS = {
  "not-an-address": "notAnAddress",
  "too-wide": "tooWide",
  private: "inside",
  loopback: "inside",
  "link-local": "inside",
  "carrier-nat": "inside",
  multicast: "nowhere",
  documentation: "nowhere",
  reserved: "nowhere",
  full: "full",
  ended: "unchanged",
  gone: "gone",
  unchanged: "unchanged",
  "no-admin-left": "noAdminLeft",
  "no-admin-later": "noAdminLater",
} as const;

/** @param address present one of whoever reads it */
function refusalWords({ words }: View, refusal: Refusal, address: string): string {
  const { refusals } = words.whitelist;
  if (refusal.why === "already-there") return refusals.alreadyThere({ range: refusal.range });
  return refusal.why === "locks-you-out" ? refusals.locksYouOut({ address }) : refusals[SAYS[refusal.why]];
}

/** Whether the box itself has to be corrected. */
const isAboutTheBox = ({ why }: Refusal): boolean =>
  why !== "locks-you-out" && why !== "no-admin-left" && why !== "no-admin-later" && why !== "full";
