import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { SetUpStanding } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { type Held, heldToken } from "../held-token.ts";
import { languageIn } from "./language.ts";
import { exchangeToken } from "../link-token.ts";
import { languageOf, show } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { card, lead, next } from "../views/card.ts";
import { type SetUpWrong, setUpForm, type TypedSetUp } from "../views/set-up-form.ts";
import type { View } from "../views/view.ts";

const PLACE = "/set-up";
const typed = (context: PageContext) =>
  z.object({
    company: z.string().max(320),
    name: z.string().max(320),
    address: z.string().max(320),
    language: languageIn(context),
    password: z.string().max(1024),
    repeated: z.string().max(1024),
  });

/**
 * `/set-up`: where the link leads that a start prints while there is no workspace. Only POST uses it up. The browser keeps
 * a used one for its hour, so that the same page, loaded again, says that it was used.
 */
export function setUp(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, exchangeToken(context, "set-up", PLACE), (request, response) => look(context, request, response));
  router.post(PLACE, (request, response) => finish(context, request, response));
  return router;
}

async function look(context: PageContext, request: Request, response: Response): Promise<void> {
  const held = heldToken(context, request, "set-up");
  if (!held) return showDead(context, request, response, "dead");
  const standing = await context.auth.setUp.inspect(held.token);
  if (standing !== "good") return showDead(context, request, response, standing);
  const language = languageOf(context, request);
  await show(context, request, response, askPage(held, { company: "", name: "", address: "", language }));
}

/** The answer to this form is its last page, for it names the address: loaded again, it says that all is set up. */
async function finish(context: PageContext, request: Request, response: Response): Promise<void> {
  const filled = formOf(request, typed(context));
  const held = heldToken(context, request, "set-up");
  if (!held) return showDead(context, request, response, "dead");
  const outcome = await context.auth.setUp.finish({ token: held.token, ...filled, seen: visitorOf(request) });
  if (!outcome.ok) {
    const { reason } = outcome;
    if (isStanding(reason)) return showDead(context, request, response, reason);
    return show(context, request, response, askPage(held, filled, reason), 422);
  }
  await show(context, request, response, donePage(outcome.value.email));
}

type Dead = Exclude<SetUpStanding, "good">;

const isStanding = (reason: Dead | SetUpWrong): reason is Dead =>
  reason === "used" || reason === "replaced" || reason === "expired" || reason === "dead";

async function showDead(context: PageContext, request: Request, response: Response, why: Dead): Promise<void> {
  const page = {
    path: PLACE,
    title: ({ words }: View) => words.setUp.dead[why].title,
    body: ({ words: { setUp: words, change } }: View) =>
      card(words.dead[why].title, html`${lead(words.dead[why].text)}${next("/", change.goToSignIn)}`),
  } as const;
  await show(context, request, response, page, 410);
}

const askPage = ({ name }: Held, filled: TypedSetUp, wrong?: SetUpWrong) =>
  ({
    path: PLACE,
    held: name,
    title: ({ words }: View) => words.setUp.title,
    body: (view: View) =>
      card(view.words.setUp.title, html`${lead(view.words.setUp.lead)}${setUpForm(view, PLACE, filled, wrong)}`),
  }) as const;

const donePage = (address: string) =>
  ({
    path: PLACE,
    title: ({ words }: View) => words.setUp.doneTitle,
    body: ({ words: { setUp: words, change } }: View) =>
      card(
        words.doneTitle,
        html`${lead(words.done({ address }))}${lead(words.doneNext)}${next("/", change.goToSignIn)}`,
      ),
  }) as const;
