import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { holdToken } from "../held-token.ts";
import { keepSession } from "../known-device.ts";
import { readCookie } from "../page-cookies.ts";
import { languageOf, show } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { card, lead, notice } from "../views/card.ts";
import { chatPanel } from "../views/chat-panel.ts";
import { button, field, form } from "../views/form.ts";
import type { View } from "../views/view.ts";

const details = z.object({ address: z.string().max(320), password: z.string().max(1024) });

/** `/`: the sign-in form with the chat beside it. `POST /sign-in`: the password step. */
export function signIn(context: PageContext): Router {
  const router = Router();
  router.get("/", async (request, response) => {
    const session = readCookie(request, "session");
    const account = session === undefined ? undefined : await context.auth.signIn.who(session, visitorOf(request));
    if (account) response.redirect(303, "/home");
    else await show(context, request, response, signInPage());
  });
  router.post("/sign-in", async (request, response) => {
    const typed = formOf(request, details);
    const outcome = await tryPassword(context, request, typed);
    if (outcome.kind === "refused") await show(context, request, response, signInPage(typed.address), 401);
    else await letIn(context, request, response, outcome);
  });
  return router;
}

/** What is no address cannot be an account; the answer is the same one, and there is nobody to protect. */
async function tryPassword(context: PageContext, request: Request, typed: z.infer<typeof details>) {
  const address = context.readAddress(typed.address);
  if (!address) return { kind: "refused" } as const;
  const { password } = typed;
  return context.auth.signIn.withPassword({
    address,
    password,
    language: languageOf(context, request),
    seen: visitorOf(request),
  });
}

type Welcome = Exclude<Awaited<ReturnType<typeof tryPassword>>, { kind: "refused" }>;

const NEXT = {
  "signed-in": "/home",
  "code-mailed": "/sign-in/code",
  "set-up-mailed": "/sign-in/set-up-two-steps",
} as const satisfies Readonly<Record<Welcome["kind"], string>>;

async function letIn(context: PageContext, request: Request, response: Response, outcome: Welcome): Promise<void> {
  const goal = NEXT[outcome.kind];
  if (outcome.kind === "signed-in") {
    await keepSession(context, request, response, outcome.session);
    response.redirect(303, goal);
  } else response.redirect(303, holdToken(context, request, response, "pending", outcome.pending, goal));
}

/** @param refusedAddress what was typed in a refused try; the sentence is the same for every cause */
const signInPage = (refusedAddress?: string) =>
  ({
    path: "/",
    hasChat: true,
    title: ({ words }: View) => words.signIn.title,
    body: (view: View) =>
      html`<div class="doorway">${signInCard(view, refusedAddress)}</div>
        ${chatPanel(view)}`,
  }) as const;

function signInCard(view: View, refusedAddress: string | undefined) {
  const words = view.words.signIn;
  const address = { name: "address", label: words.address, type: "email", autocomplete: "username" } as const;
  const password = { name: "password", label: words.password, type: "password" } as const;
  const fields = html`
    ${field({ ...address, value: refusedAddress })} ${field({ ...password, autocomplete: "current-password" })}
    ${button(words.button)}
    <p class="aside"><a href="/forgot-password">${words.forgot}</a></p>
  `;
  const top = refusedAddress === undefined ? lead(words.lead) : notice("trouble", words.refused);
  return card(words.title, html`${top}${form(view, "/sign-in", fields)}`);
}
