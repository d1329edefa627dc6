import { html } from "hono/html";
import type { Member } from "../../auth/auth.ts";
import { notice } from "./card.ts";
import { button, type Field, field, form, quietButton } from "./form.ts";
import type { Markup, View } from "./view.ts";

export const PERSON_PLACE = "/settings/users/person";

export type FieldName = "name" | "why" | "provider" | "address";
export type Typed = Readonly<Partial<Record<FieldName, string>>>;

/** What is said about one of the forms: at the field that is meant, or above the form. */
export interface Said {
  readonly topic: "name" | "remove" | "suspend" | "elsewhere";
  readonly field?: FieldName | undefined;
  readonly text: (view: View) => string;
}

/** All that can be done to one person, a form each. @param typed what was refused, to be mended */
export function personForms(view: View, member: Member, said: Said | undefined, typed: Typed = {}): Markup {
  const { person: words, one } = view.words.people;
  const hidden = html`<input type="hidden" name="member" value="${member.id}" />`;
  const error = said?.topic === "name" ? said.text(view) : undefined;
  const name = { name: "name", label: one.name, type: "text", autocomplete: "off", error } as const;
  const renaming = html`${hidden}${field({ ...name, value: typed.name ?? member.name })}${button(words.rename)}`;
  const content = { view, member, said, typed, hidden };
  return html`${topic("name", words.renameTitle, form(view, `${PERSON_PLACE}/name`, renaming))}
  ${member.isSelf ? "" : topic("suspend", words.suspendTitle, suspension(content))}
  ${member.isSelf ? "" : topic("elsewhere", words.elsewhereTitle, elsewhere(content))}
  ${topic(
    "remove",
    words.removeTitle,
    html`${said?.topic === "remove" ? notice("trouble", said.text(view)) : ""}
    ${member.isSelf ? html`<p>${words.yourself}</p>` : removal(view, member, hidden)}`,
  )}`;
}

const topic = (id: string, title: string, content: Markup) =>
  html`<section class="topic" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;

interface Content {
  readonly view: View;
  readonly member: Member;
  readonly said: Said | undefined;
  readonly typed: Typed;
  readonly hidden: Markup;
}

/** A field of these forms, with what is wrong about it. */
const plainField = ({ said, view }: Content, given: Pick<Field, "label" | "hint" | "value"> & { name: FieldName }) =>
  field({
    ...given,
    type: "text",
    autocomplete: "off",
    error: said?.field === given.name ? said.text(view) : undefined,
  });

/** What is said of a form as a whole. */
const above = ({ said, view }: Content, name: Said["topic"]) =>
  said?.topic === name && said.field === undefined ? notice("trouble", said.text(view)) : "";

function suspension(content: Content): Markup {
  const { view, member, typed, hidden } = content;
  const { person: words } = view.words.people;
  const { suspension: now } = member;
  const ending = form(view, `${PERSON_PLACE}/unsuspend`, html`${hidden}${quietButton(words.unsuspend)}`);
  if (now?.endedBy === "company")
    return html`${above(content, "suspend")}
      <p>${words.byCompany({ why: now.why })}</p>`;
  if (now)
    return html`${above(content, "suspend")}
      <p>${words.isSuspended({ why: now.why })}</p>
      ${ending}`;
  const why = plainField(content, { name: "why", label: words.reason, hint: words.reasonHint, value: typed.why });
  return html`${above(content, "suspend")}
    <p class="lead">${words.suspendLead}</p>
    ${form(view, `${PERSON_PLACE}/suspend`, html`${hidden}${why}${quietButton(words.suspend)}`)}`;
}

function elsewhere(content: Content): Markup {
  const { view, member, typed, hidden } = content;
  const { person: words } = view.words.people;
  const { provider = "", address = "" } = member.elsewhere ?? {};
  const named = { name: "provider", label: words.provider, hint: words.providerHint } as const;
  const placed = { name: "address", label: words.place, hint: words.placeHint } as const;
  return html`${above(content, "elsewhere")}
    <p class="lead">${words.elsewhereLead}</p>
    ${form(
      view,
      `${PERSON_PLACE}/sign-in`,
      html`${hidden}${plainField(content, { ...named, value: typed.provider ?? provider })}
      ${plainField(content, { ...placed, value: typed.address ?? address })}${button(words.saveElsewhere)}`,
    )}`;
}

function removal(view: View, { name, email: address }: Member, hidden: Markup): Markup {
  const { person: words } = view.words.people;
  return html`<p class="lead">${words.removeLead({ name, address })}</p>
    ${form(
      view,
      `${PERSON_PLACE}/remove`,
      html`${hidden}
        <p class="tick">
          <input id="sure" type="checkbox" name="sure" value="yes" />
          <label for="sure">${words.sure({ name })}</label>
        </p>
        ${quietButton(words.remove)}`,
    )}`;
}
