import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { People, StandingRefusal } from "../../auth/auth.ts";
import { accountId } from "../../shared/brand.ts";
import { formOf } from "../form.ts";
import type { PageContext } from "../page-context.ts";
import { adminInside, type Inside, isBarred, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import { type FieldName, PERSON_PLACE as PLACE, personForms, type Said, type Typed } from "../views/person-forms.ts";
import type { View } from "../views/view.ts";

const LIST = "/settings/users";
const id = z.string().max(64);
const named = z.object({ member: id, name: z.string().max(320) });
const removed = z.object({ member: id, sure: z.literal("yes").optional() });
const suspended = z.object({ member: id, why: z.string().max(1000) });
const unsuspended = z.object({ member: id });
const elsewhere = z.object({ member: id, provider: z.string().max(320), address: z.string().max(1000) });

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
  router.post(`${PLACE}/suspend`, async (request, response) => {
    const { member, why } = formOf(request, suspended);
    const act = ({ acting }: Inside) => context.auth.people.suspend({ ...acting, member: accountId(member), why });
    await changeStanding(context, request, response, {
      member,
      topic: "suspend",
      typed: { why },
      done: "suspended",
      act,
    });
  });
  router.post(`${PLACE}/unsuspend`, async (request, response) => {
    const { member } = formOf(request, unsuspended);
    const act = ({ acting }: Inside) => context.auth.people.unsuspend({ ...acting, member: accountId(member) });
    await changeStanding(context, request, response, { member, topic: "suspend", typed: {}, done: "unsuspended", act });
  });
  router.post(`${PLACE}/sign-in`, async (request, response) => {
    const { member, ...typed } = formOf(request, elsewhere);
    const act = ({ acting }: Inside) =>
      context.auth.people.signInWith({ ...acting, member: accountId(member), ...typed });
    await changeStanding(context, request, response, { member, topic: "elsewhere", typed, done: "saved", act });
  });
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
  await showPerson(context, request, response, { inside, member, said, typed: { name } }, 422);
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

interface Standing {
  readonly member: string;
  readonly topic: "suspend" | "elsewhere";
  readonly typed: Typed;
  readonly done: "suspended" | "unsuspended" | "saved";
  readonly act: (inside: Inside) => ReturnType<People["unsuspend"]>;
}

async function changeStanding(
  context: PageContext,
  request: Request,
  response: Response,
  { member, topic, typed, done, act }: Standing,
): Promise<void> {
  const inside = await adminInside(context, request, response, LIST);
  if (!inside) return;
  const outcome = await act(inside);
  if (outcome.ok || outcome.reason === "unchanged") {
    response.redirect(303, `${LIST}?done=${done}`);
    return;
  }
  const { reason } = outcome;
  if (isBarred(reason)) return redirectToSignIn(context, request, response, reason, LIST);
  const said = { topic, field: FIELDS[reason], text: ({ words }: View) => sentenceOf(words, reason) };
  await showPerson(context, request, response, { inside, member, said, typed }, FIELDS[reason] ? 422 : 409);
}

type Refused = StandingRefusal | "unknown";

/** What was typed wrong. */
const FIELDS: Readonly<Partial<Record<Refused, FieldName>>> = {
  "bad-reason": "why",
  "bad-provider": "provider",
  "bad-place": "address",
};

function sentenceOf({ people: { person: words }, users }: View["words"], reason: Refused): string {
  switch (reason) {
    case "bad-reason":
    case "bad-provider":
    case "bad-place":
    case "not-yours":
      return words.refusals[reason];
    default:
      return users.refusals[reason];
  }
}

interface Shown {
  readonly inside: Inside;
  readonly member: string;
  readonly said?: Said;
  readonly typed?: Typed;
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
      const content = found
        ? personForms(view, found, said, typed)
        : notice("trouble", view.words.users.refusals.unknown);
      return insidePage(view, account, found?.name ?? view.words.inside.menu.users, content);
    },
  } as const;
  await show(context, request, response, page, found ? status : 404);
}
