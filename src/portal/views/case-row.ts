import { html } from "hono/html";
import { channelInWords, languageInWords, type ListedCase, troubleInWords } from "../../conversation/conversation.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { ago } from "./ago.ts";
import type { Markup, View } from "./view.ts";

/** One case on the list. */
export const caseRow = (view: View, one: ListedCase, self: AccountId, now: Instant): Markup =>
  html`<li>
    <div>
      <p class="name">
        <a class="case" href="/cases/${one.number}">${view.words.cases.title({ number: one.number })}</a>
      </p>
      <p>${troubleName(view, one)}</p>
      <p class="small">
        ${channelName(view, one)} · ${languageName(view, one)} ·
        ${view.words.cases.opened({ when: ago(view.language, one.openedAt, now) })}
      </p>
    </div>
    ${caseBadge(view, one, self)}
  </li>`;

export function caseBadge({ words }: View, { holder, closedAt }: ListedCase, self: AccountId): Markup {
  const { states } = words.cases;
  if (closedAt !== undefined) return html`<p class="badge plain">${states.closed}</p>`;
  if (holder === undefined) return html`<p class="badge trouble">${states.open}</p>`;
  return html`<p class="badge">${holder.id === self ? states.mine : states.held({ name: holder.name })}</p>`;
}

/** What a case is about, where and in which language, as the reader says it. */
export const troubleName = (view: View, { trouble }: ListedCase): string => troubleInWords(view.caseWords, trouble);

export const languageName = (view: View, { language }: ListedCase): string => languageInWords(view.language, language);

export const channelName = (view: View, { channel }: ListedCase): string => channelInWords(view.caseWords, channel);
