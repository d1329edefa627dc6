import { html } from "hono/html";
import type { WhitelistView } from "../../auth/auth.ts";
import type { Instant } from "../../shared/brand.ts";
import { ago, fromNow } from "./ago.ts";
import { form } from "./form.ts";
import type { Markup, View } from "./view.ts";

type Entry = WhitelistView["entries"][number];

/** One address of the list: what it is called, who let it in, why, and until when. */
export function whitelistEntry(view: View, entry: Entry, now: Instant): Markup {
  const { range, label, reason } = entry;
  const words = view.words.whitelist.entries;
  return html`<li>
    <div>
      <p class="name">${range}</p>
      <p>${label === "" ? words.unnamed : label}${reason === "" ? "" : html` · ${reason}`}</p>
      <p class="small">${origin(view, entry, now)} · ${end(view, entry, now)}</p>
    </div>
    ${entry.ended ? html`<p class="badge trouble">${words.ended}</p>` : removal(view, entry)}
  </li>`;
}

function origin({ words, language }: View, { by, origin: from, addedAt }: Entry, now: Instant): string {
  const { entries } = words.whitelist;
  const when = ago(language, addedAt, now);
  if (from === "set-up") return entries.setUp;
  return (from === "approval" ? entries.approved : entries.added)(by ?? entries.somebody, when);
}

function end({ words, language }: View, { until, ended }: Entry, now: Instant): string {
  const { entries } = words.whitelist;
  if (until === undefined) return entries.forGood;
  return ended ? ago(language, until, now) : entries.ends(fromNow(language, until, now));
}

const removal = (view: View, { id, range }: Entry): Markup => {
  const { remove, removeWhich } = view.words.whitelist.entries;
  const fields = html`<input type="hidden" name="entry" value="${id}" />
    <button class="button quiet compact" type="submit" aria-label="${removeWhich(range)}">${remove}</button>`;
  return form(view, "/settings/users/whitelist/remove", fields);
};
