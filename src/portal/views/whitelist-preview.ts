import { html } from "hono/html";
import type { LockedOut, Preview } from "../../auth/auth.ts";
import { button, form } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** A form that saves exactly what is shown on the page. */
export interface Confirmation {
  readonly action: string;
  /** Fields of the edit; what was shown is added. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A change of the list by the range that it is about, or as a whole. */
type ChangeWords = Readonly<Record<Preview["made"], string | ((values: { readonly range: string }) => string)>>;

export function changeInWords(words: ChangeWords, made: Preview["made"], range: string): string {
  const said = words[made];
  return typeof said === "string" ? said : said({ range });
}

/** Between asking and saving: who would be locked out, by name. */
export function whitelistPreview(view: View, preview: Preview, { action, fields }: Confirmation): Markup {
  const words = view.words.whitelist.preview;
  const hidden = Object.entries({ ...fields, shown: preview.digest });
  return html`<p class="lead">${changeInWords(words.what, preview.made, preview.range)}</p>
    ${preview.lockedOut.length === 0 ? html`<p>${words.nobody}</p>` : lockedOut(view, preview.lockedOut)}
    <p>${words.undo}</p>
    <div class="decide">
      <p><a class="button quiet" href="/settings/users/whitelist">${words.back}</a></p>
      ${form(
        view,
        action,
        html`${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${button(words.confirm[preview.made])}`,
      )}
    </div>`;
}

function lockedOut({ words }: View, people: readonly LockedOut[]): Markup {
  const { some, advice } = words.whitelist.preview;
  return html`<div class="locked-out" role="alert">
      <p><strong>${some({ count: people.length })}</strong></p>
      <ul>
        ${people.map((person) => row(words, person))}
      </ul>
    </div>
    <p>${advice}</p>`;
}

function row({ whitelist, home }: View["words"], { name, isAdmin, addresses, partly }: LockedOut): Markup {
  const where = whitelist.preview[partly ? "partly" : "whole"]({ addresses: addresses.join(", ") });
  return html`<li>
    <p class="name">${name}${isAdmin ? html` <span class="badge">${home.roles.admin}</span>` : ""}</p>
    <p class="small">${where}</p>
  </li>`;
}
