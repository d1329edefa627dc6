import { html } from "hono/html";
import type { Member, TwoStepsStanding } from "../../auth/auth.ts";
import { button, field, form, quietButton } from "./form.ts";
import { section } from "./inside.ts";
import type { Markup, View } from "./view.ts";

/** @param told what the form of this topic came to */
export function requiredSection(
  view: View,
  members: readonly Member[],
  { on, required }: TwoStepsStanding,
  told: Markup,
): Markup {
  const words = view.words.workspace.required;
  const content = html`${told}
    <p>${words.lead}</p>
    <p><strong>${required ? words.on : words.off}</strong></p>
    ${required || on ? switchForm(view, required) : ownFirst(view)} ${whoIsMissing(view, members)}`;
  return section("required", words.title, content);
}

function switchForm(view: View, required: boolean): Markup {
  const { turnOn, turnOff } = view.words.workspace.required;
  const wanted = html`<input type="hidden" name="on" value="${required ? "no" : "yes"}" />`;
  const press = required ? quietButton(turnOff) : button(turnOn);
  return form(view, "/settings/workspace/two-steps", html`${wanted}${press}`);
}

const ownFirst = ({ words }: View) =>
  html`<p>${words.workspace.required.ownFirst}</p>
    <p><a class="standalone" href="/profile/security">${words.workspace.required.toProfile}</a></p>`;

function whoIsMissing({ words }: View, members: readonly Member[]): Markup {
  const { missing, nobodyMissing } = words.workspace.required;
  const without = members.filter(({ status, twoSteps }) => status === "active" && !twoSteps);
  if (without.length === 0) return html`<p>${nobodyMissing}</p>`;
  return html`<h3>${missing}</h3>
    <ul class="rows plain">
      ${without.map(
        ({ name, email }) =>
          html`<li>
            <p class="name">${name}</p>
            <p class="small">${email}</p>
          </li>`,
      )}
    </ul>`;
}

export function nameSection(view: View, name: string, told: Markup): Markup {
  const words = view.words.workspace;
  const input = { name: "name", label: words.name, type: "text", autocomplete: "off", value: name } as const;
  const fields = html`${field({ ...input, hint: words.nameHint })}${quietButton(words.rename)}`;
  return section("name-topic", words.nameTitle, html`${told}${form(view, "/settings/workspace/name", fields)}`);
}

export function addressesSection({ words }: View): Markup {
  const link = html`<a class="standalone" href="/settings/users/whitelist">${words.inside.menu.whitelist}</a>`;
  return section(
    "addresses",
    words.workspace.ipTitle,
    html`<p>${words.workspace.ip}</p>
      <p>${link}</p>`,
  );
}
