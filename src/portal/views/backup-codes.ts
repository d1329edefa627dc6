import { html } from "hono/html";
import { lead } from "./card.ts";
import { button, form } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** Where a page of codes sends "I have saved them", and which set that names. */
export interface Saving {
  readonly action: string;
  readonly set: string;
}

/**
 * Ten codes, this once. As plain text they can be selected and copied by hand; copy, download and print show
 * themselves when the browser can run them.
 */
export function freshCodes(view: View, codes: readonly string[], saving: Saving): Markup {
  const words = view.words.backupCodes;
  const rows = codes.map((code, index) => html`<li><span>${index + 1}</span> <code>${code}</code></li>`);
  return html`${lead(words.shown.lead)}
    <div
      id="codes"
      data-title="${words.shown.fileTitle}"
      data-copied="${words.shown.copied}"
      data-selected="${words.shown.selected}"
    >
      <ul class="codes" aria-label="${words.title}">
        ${rows}
      </ul>
      <div class="actions save-codes" hidden>
        <button class="button quiet" type="button" data-do="copy">${words.shown.copy}</button>
        <button class="button quiet" type="button" data-do="download">${words.shown.download}</button>
        <button class="button quiet" type="button" data-do="print">${words.shown.print}</button>
      </div>
      <p class="small" role="status"></p>
    </div>
    <p>${words.shown.once}</p>
    ${savedForm(view, saving)}`;
}

/** For whoever comes back to a page whose codes were shown: they are not shown again. */
export const askWhetherSaved = (view: View, saving: Saving): Markup =>
  html`${lead(view.words.backupCodes.again.lead)} ${savedForm(view, saving)}`;

const savedForm = (view: View, { action, set }: Saving) =>
  form(
    view,
    action,
    html`<input type="hidden" name="set" value="${set}" />${button(view.words.backupCodes.shown.saved)}`,
  );
