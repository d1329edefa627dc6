import { type Request, type Response, Router } from "express";
import { html } from "hono/html";
import { z } from "zod";
import { COLUMNS, isPeopleFile, LIMITS, type LineProblem, readPeopleFile } from "../../auth/auth.ts";
import { MINUTE } from "../../shared/clock.ts";
import { formOf } from "../form.ts";
import type { PageContext } from "../page-context.ts";
import { adminInside, type Inside, redirectToSignIn } from "../require-session.ts";
import { show } from "../show.ts";
import { UPLOAD_PLACE } from "../upload.ts";
import { type FileSeen, manyPeople, onePerson, type TypedPerson } from "../views/add-people.ts";
import { notice } from "../views/card.ts";
import { insidePage } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

const PLACE = "/settings/users/add";
const typedPerson = z.object({
  name: z.string().max(320),
  address: z.string().max(320),
  role: z.string().max(35).default(""),
  language: z.string().max(35).default(""),
});
const sent = z.object({
  step: z.enum(["check", "go"]).default("check"),
  file: z.union([z.instanceof(Uint8Array), z.string()]).optional(),
  text: z.string().optional(),
});
const count = z.object({
  added: z.coerce.number().int().min(0).max(100_000),
  changed: z.coerce.number().int().min(0).max(100_000),
});

/** `/settings/users/add`: one person by hand, or many out of a file. */
export function addPeople(context: PageContext): Router {
  const router = Router();
  router.get(PLACE, async (request, response) => {
    const inside = await adminInside(context, request, response, PLACE);
    const done = count.safeParse(request.query);
    const said = (view: View) => (done.success ? news(view, done.data) : html``);
    if (inside) await showForms(context, request, response, { inside, said });
  });
  router.post(PLACE, (request, response) => addOne(context, request, response));
  router.post(UPLOAD_PLACE, (request, response) => addMany(context, request, response));
  return router;
}

function news({ words: { people } }: View, { added, changed }: z.infer<typeof count>): Markup {
  const { portion, every } = LIMITS.invitation;
  const sends = { portion: String(portion), minutes: String(every / MINUTE) };
  if (added > 0) return notice("news", people.added({ count: added, ...sends }));
  return notice("news", people.many.changed({ changed }));
}

/** A person by hand is a file of one line. */
async function addOne(context: PageContext, request: Request, response: Response): Promise<void> {
  const typed = formOf(request, typedPerson);
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const blank = Object.fromEntries(COLUMNS.map((column) => [column, ""]));
  const email = context.readAddress(typed.address) ?? typed.address;
  const values = {
    workspace: "",
    password_hash: "",
    suspended: "",
    signs_in_with: "",
    sign_in_page: "",
    ...blank,
    email,
    name: typed.name,
    role: typed.role,
    language: typed.language,
  };
  const lines = [{ line: 1, values, beyond: false }];
  const outcome = await context.auth.people.bringIn({
    ...inside.acting,
    lines,
    languages: context.wording.languages,
    dryRun: false,
  });
  if (!outcome.ok) return redirectToSignIn(context, request, response, outcome.reason, PLACE);
  const { problems, added, changed } = outcome.value;
  if (problems.length > 0) await showForms(context, request, response, { inside, typed, problems }, 422);
  else response.redirect(303, `${PLACE}?added=${String(added)}&changed=${String(changed)}`);
}

async function addMany(context: PageContext, request: Request, response: Response): Promise<void> {
  const { step, file, text } = formOf(request, sent);
  const inside = await adminInside(context, request, response, PLACE);
  if (!inside) return;
  const bytes = file instanceof Uint8Array ? file : new TextEncoder().encode(text ?? file ?? "");
  const refused = refuseBytes(bytes);
  if (refused) return showForms(context, request, response, { inside, seen: refused }, 422);
  const read = readPeopleFile(bytes, LIMITS.people.linesOnPage);
  if (!isPeopleFile(read))
    return showForms(context, request, response, { inside, seen: { kind: "refused", refusal: read } }, 422);
  const { lines, unread } = read;
  const { languages } = context.wording;
  const outcome = await context.auth.people.bringIn({ ...inside.acting, lines, languages, dryRun: step === "check" });
  if (!outcome.ok) return redirectToSignIn(context, request, response, outcome.reason, PLACE);
  const { problems, added, changed } = outcome.value;
  const isDone = step === "go" && problems.length === 0;
  if (isDone) {
    response.redirect(303, `${PLACE}?added=${String(added)}&changed=${String(changed)}`);
    return;
  }
  const seen: FileSeen = { kind: "looked-at", report: outcome.value, unread, text: new TextDecoder().decode(bytes) };
  await showForms(context, request, response, { inside, seen }, problems.length > 0 ? 422 : 200);
}

function refuseBytes({ length }: Uint8Array): FileSeen | undefined {
  if (length === 0) return { kind: "none" };
  return length > LIMITS.people.bytesOnPage ? { kind: "too-big" } : undefined;
}

interface Shown {
  readonly inside: Inside;
  readonly said?: (view: View) => Markup;
  readonly typed?: TypedPerson;
  readonly problems?: readonly LineProblem[];
  readonly seen?: FileSeen;
}

async function showForms(
  context: PageContext,
  request: Request,
  response: Response,
  { inside: { account }, said, typed, problems = [], seen }: Shown,
  status = 200,
): Promise<void> {
  const fresh = { name: "", address: "", role: "member", language: account.language };
  const page = {
    path: PLACE,
    title: ({ words }: View) => words.users.add,
    body: (view: View) =>
      insidePage(
        view,
        account,
        view.words.users.add,
        html`${said?.(view) ?? ""}${onePerson(view, typed ?? fresh, problems)}${manyPeople(view, seen)}`,
      ),
  } as const;
  await show(context, request, response, page, status);
}
