import { html } from "hono/html";
import type { ListedCase } from "../../conversation/conversation.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { ago } from "./ago.ts";
import type { Markup, View } from "./view.ts";

/** One case on the list. */
export const caseRow = (view: View, one: ListedCase, self: AccountId, now: Instant): Markup =>
  html`<li>
    <div>
      <p class="name"><a class="case" href="/cases/${one.number}">${view.words.cases.title(one.number)}</a></p>
      <p>${troubleName(view, one)}</p>
      <p class="small">
        ${channelName(view, one)} · ${languageName(view, one)} ·
        ${view.words.cases.opened(ago(view.language, one.openedAt, now))}
      </p>
    </div>
    ${caseBadge(view, one, self)}
  </li>`;

export function caseBadge({ words }: View, { holder, closedAt }: ListedCase, self: AccountId): Markup {
  const { states } = words.cases;
  if (closedAt !== undefined) return html`<p class="badge plain">${states.closed}</p>`;
  if (holder === undefined) return html`<p class="badge trouble">${states.open}</p>`;
  return html`<p class="badge">${holder.id === self ? states.mine : states.held(holder.name)}</p>`;
}

/** Flows that an operator added have no name here: theirs is shown. */
export function troubleName({ words }: View, { trouble }: ListedCase): string {
  const { troubles, unnamed } = words.cases;
  const names: Readonly<Record<string, string>> = troubles;
  return trouble === "not named" ? unnamed : (names[trouble] ?? trouble);
}

export const languageName = (view: View, { language }: ListedCase): string =>
  new Intl.DisplayNames(view.language, { type: "language" }).of(language) ?? language;

/** Names of messengers are the same everywhere. */
const MESSENGERS = {
  terminal: "Terminal",
  telegram: "Telegram",
  "whatsapp-web": "WhatsApp",
  "whatsapp-cloud": "WhatsApp",
} as const;

export const channelName = ({ words }: View, { channel }: ListedCase): string =>
  channel === "web-chat" ? words.cases.webChat : MESSENGERS[channel];
