import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Account, PasswordRefusal, TokenOwner } from "../../auth/auth.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { dropHeld, type Held, heldToken } from "../held-token.ts";
import { keepDevice } from "../known-device.ts";
import { exchangeToken } from "../link-token.ts";
import { show, signedIn } from "../show.ts";
import { visitorOf } from "../client-address.ts";
import { backToSignIn, card, lead, next, notice, whose } from "../views/card.ts";
import { button, field, form, usernameField } from "../views/form.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/change-password";
const typedTwice = z.object({ password: z.string().max(1024), repeated: z.string().max(1024) });

/** `/change-password`: where the mailed button leads. Looking says good or dead and nothing more; only POST uses it up. */
export function changePassword(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, exchangeToken(context, "reset", PLACE), async (request, response) => {
    const held = heldToken(context, request, "reset");
    const owner = held && (await context.auth.passwords.inspectResetLink(held.token));
    await (owner
      ? show(context, request, response, choosePage(held, owner))
      : showDead(context, request, response, held));
  });
  router.post(PLACE, (request, response) => change(context, request, response));
  router.get("/change-password/done", async (request, response) => {
    await show(context, request, response, donePage(await signedIn(context, request)));
  });
  return router;
}

async function change(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, typedTwice);
  const held = heldToken(context, request, "reset");
  const owner = held && (await context.auth.passwords.inspectResetLink(held.token));
  if (!owner) return showDead(context, request, response, held);
  const outcome = await context.auth.passwords.changePassword({
    token: held.token,
    ...typed,
    seen: visitorOf(request),
  });
  if (outcome.ok) {
    await keepDevice(context, request, response, held.token);
    dropHeld(response, "reset", held.name);
    response.redirect(303, "/change-password/done");
    return;
  }
  if (outcome.reason === "dead-link") return showDead(context, request, response, held);
  await show(context, request, response, choosePage(held, owner, outcome.reason), 422);
}

async function showDead(
  context: PageContext,
  request: Request,
  response: Response,
  held: Held | undefined,
): Promise<void> {
  dropHeld(response, "reset", held?.name);
  await show(context, request, response, deadPage, 410);
}

const choosePage = ({ name }: Held, owner: TokenOwner, refusal?: PasswordRefusal) =>
  ({
    path: PLACE,
    held: name,
    title: ({ words }: View) => words.change.title,
    body: (view: View) => card(view.words.change.title, chooseForm(view, owner, refusal)),
  }) as const;

function chooseForm(view: View, { address, masked }: TokenOwner, refusal: PasswordRefusal | undefined): Markup {
  const words = view.words.change;
  const error = refusal && words.refusals[refusal];
  const onSecond = refusal === "not-equal";
  const password = { type: "password", autocomplete: "new-password" } as const;
  const first = { ...password, name: "password", label: words.password, focus: !onSecond } as const;
  const second = { ...password, name: "repeated", label: words.repeated, focus: onSecond } as const;
  const fields = html`${usernameField(address)} ${field({ ...first, error: onSecond ? undefined : error })}
  ${field({ ...second, error: onSecond ? error : undefined })} ${button(words.button)}`;
  return html`${whose(view, masked)}${lead(words.lead)}${form(view, PLACE, fields)}`;
}

/** @param here who is signed in in this browser: somebody else, whom the new password is no concern of */
const donePage = (here: Account | undefined) =>
  ({
    path: "/change-password/done",
    title: ({ words }: View) => words.change.doneTitle,
    body: (view: View) => {
      const { change } = view.words;
      return card(
        change.doneTitle,
        html`${lead(change.done)}${here ? stillHere(view, here) : next("/", change.goToSignIn)}`,
      );
    },
  }) as const;

const stillHere = (view: View, { name, email }: Account) =>
  html`${notice("news", view.words.change.stillHere({ name, address: email }))}
  ${form(view, "/sign-out", button(view.words.home.signOut))}`;

const deadPage = {
  path: PLACE,
  title: ({ words }: View) => words.change.deadTitle,
  body: (view: View) => {
    const words = view.words.change;
    return card(
      words.deadTitle,
      html`${lead(words.dead)}${next("/forgot-password", words.askAgain)}${backToSignIn(view)}`,
    );
  },
} as const;
