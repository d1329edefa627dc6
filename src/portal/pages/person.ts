import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import type { Member } from "../../auth/auth.ts";
import { accountId } from "../../shared/brand.ts";
import { formOf } from "../form.ts";
import type { PageContext } from "../page-context.ts";
import { adminInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { notice } from "../views/card.ts";
import { button, field, form, quietButton } from "../views/form.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/settings/users/person";
const LIST = "/settings/users";
const id = z.string().max(64);
const named = z.object({ member: id, name: z.string().max(320) });
const removed = z.object({ member: id, sure: z.literal("yes").optional() });

interface Said {
  readonly topic: "name" | "remove";
  readonly text: (view: View) => string;
}

/** `/settings/users/person`: another name for a member, or their removal. */
export function person(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await adminInside(context, request, response, LIST);
    const member = id.safeParse(request.query["member"]);
    if (inside) await showPerson(context, request, response, { inside, member: member.data ?? "" });
  });
  router.post(`${PLACE}/name`, (request, response) => rename(context, request, response));
  router.post(`${PLACE}/remove`, (request, response) => remove(context, request, response));
  return router;
}

async function rename(context: PageContext, request: Request, response: Response): Promise<void> {
  const { member, name } = formOf(request, named);
  const inside = await adminInside(context, request, response, LIST);
  if (!inside) return;
  const outcome = await context.auth.people.rename({ ...inside.acting, member: accountId(member), name });
  if (outcome.ok || outcome.reason === "unchanged") {
    response.redirect(303, `${LIST}?done=renamed`);
    return;
  }
  const { reason } = outcome;
  if (isBarred(reason)) return redirectToSignIn(context, request, response, reason, LIST);
  const said = { topic: "name", text: ({ words }: View) => words.workspace.badName } as const;
  await showPerson(context, request, response, { inside, member, said, typed: name }, 422);
}

async function remove(context: PageContext, request: Request, response: Response): Promise<void> {
  const { member, sure } = formOf(request, removed);
  const inside = await adminInside(context, request, response, LIST);
  if (!inside) return;
  const refuse = (text: Said["text"], status: number) =>
    showPerson(context, request, response, { inside, member, said: { topic: "remove", text } }, status);
  if (sure === undefined) return refuse(({ words }) => words.people.person.notSure, 422);
  const outcome = await context.auth.people.remove({ ...inside.acting, member: accountId(member) });
  if (outcome.ok) {
    response.redirect(303, `${LIST}?done=removed`);
    return;
  }
  const { reason } = outcome;
  if (isBarred(reason)) return redirectToSignIn(context, request, response, reason, LIST);
  await refuse(({ words }) => words.people.person.yourself, 409);
}

interface Shown {
  readonly inside: Inside;
  readonly member: string;
  readonly said?: Said;
  readonly typed?: string;
}

/** Somebody of another workspace is not found, like somebody who is not there. */
async function showPerson(
  context: PageContext,
  request: Request,
  response: Response,
  { inside: { account, acting }, member, said, typed }: Shown,
  status = 200,
): Promise<void> {
  const list = await context.auth.members.list(acting);
  if (!list.ok) return redirectToSignIn(context, request, response, list.reason, LIST);
  const found = list.value.find((one) => one.id === member);
  const page = {
    path: PLACE,
    title: ({ words }: View) => found?.name ?? words.inside.menu.users,
    body: (view: View) => {
      const content = found ? forms(view, found, said, typed) : notice("trouble", view.words.users.refusals.unknown);
      return insidePage(view, account, found?.name ?? view.words.inside.menu.users, content);
    },
  } as const;
  await show(context, request, response, page, found ? status : 404);
}

function forms(view: View, member: Member, said: Said | undefined, typed: string | undefined): Markup {
  const { person: words, one } = view.words.people;
  const hidden = html`<input type="hidden" name="member" value="${member.id}" />`;
  const error = said?.topic === "name" ? said.text(view) : undefined;
  const name = { name: "name", label: one.name, type: "text", autocomplete: "off", error } as const;
  return html`<section class="topic" aria-labelledby="name-title">
      <h2 id="name-title">${words.renameTitle}</h2>
      ${form(view, `${PLACE}/name`, html`${hidden}${field({ ...name, value: typed ?? member.name })}${button(words.rename)}`)}
    </section>
    <section class="topic" aria-labelledby="remove-title">
      <h2 id="remove-title">${words.removeTitle}</h2>
      ${said?.topic === "remove" ? notice("trouble", said.text(view)) : ""}
      ${member.isSelf ? html`<p>${words.yourself}</p>` : removal(view, member, hidden)}
    </section>`;
}

function removal(view: View, { name, email: address }: Member, hidden: Markup): Markup {
  const { person: words } = view.words.people;
  return html`<p class="lead">${words.removeLead({ name, address })}</p>
    ${form(
      view,
      `${PLACE}/remove`,
      html`${hidden}
        <p class="tick">
          <input id="sure" type="checkbox" name="sure" value="yes" />
          <label for="sure">${words.sure({ name })}</label>
        </p>
        ${quietButton(words.remove)}`,
    )}`;
}
