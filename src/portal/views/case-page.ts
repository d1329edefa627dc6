import { html } from "hono/html";
import { type CaseOnDesk, nextInWords, triedInWords } from "../../conversation/conversation.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { ago } from "./ago.ts";
import { caseBadge, channelName, languageName, troubleName } from "./case-row.ts";
import { form } from "./form.ts";
import { section } from "./inside.ts";
import type { Markup, View } from "./view.ts";

/** What stands in the answer field, and which form it is: the same one sent twice is said once. */
export interface Draft {
  readonly text: string;
  readonly once: string;
}

/** All of one case: what is known, the chat, and what to do next. */
export function casePage(view: View, one: CaseOnDesk, self: AccountId, draft: Draft, now: Instant): Markup {
  const words = view.words.cases;
  return html`<div class="standing">
      ${caseBadge(view, one, self)}<span>${words.opened({ when: ago(view.language, one.openedAt, now) })}</span>
    </div>
    ${section("dossier", words.dossier, dossier(view, one))}
    ${one.notes.length === 0 ? "" : section("notes", words.notes, notes(view, one, now))}
    ${section("chat", words.transcript, transcript(view, one, now))}
    ${section("turn", words.yourTurn, turn(view, one, self, draft))}
    <p class="aside"><a href="/cases">${words.back}</a></p>`;
}

function dossier(view: View, one: CaseOnDesk): Markup {
  const words = view.caseWords;
  const { labels, proof, nothing } = words;
  const { tried, failed, next, proof: proved } = one.dossier;
  const listed = (items: readonly string[]) =>
    items.length === 0 ? nothing : items.map((item) => triedInWords(words, item)).join("; ");
  const rows: readonly (readonly [string, string])[] = [
    [labels.trouble, troubleName(view, one)],
    [labels.language, languageName(view, one)],
    [labels.channel, channelName(view, one)],
    [labels.proof, proof[proved]],
    [labels.tried, listed(tried)],
    [labels.failed, listed(failed)],
    [labels.next, nextInWords(words, next)],
  ];
  return html`<dl class="facts known">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function notes(view: View, { notes: kept }: CaseOnDesk, now: Instant): Markup {
  return html`<p>${view.words.cases.notesLead}</p>
    <ol class="transcript">
      ${kept.map(
        ({ by, text, at }) =>
          html`<li class="agent">
            <p class="small">${by} · ${ago(view.language, at, now)}</p>
            <p class="words">${text}</p>
          </li>`,
      )}
    </ol>`;
}

function transcript(view: View, { transcript: lines, language }: CaseOnDesk, now: Instant): Markup {
  const { speakers, offered } = view.caseWords;
  return html`<ol class="transcript">
    ${lines.map(
      ({ from, text, options, at }) =>
        html`<li class="${from}">
          <p class="small">${speakers[from]} · ${ago(view.language, at, now)}</p>
          <p class="words" lang="${language}">${text}</p>
          ${options.length === 0 ? "" : html`<p class="small">${offered({ choices: options.map(({ label }) => label).join(" · ") })}</p>`}
        </li>`,
    )}
  </ol>`;
}

function turn(view: View, one: CaseOnDesk, self: AccountId, draft: Draft): Markup {
  const words = view.words.cases;
  if (one.closedAt !== undefined) return html`<p>${words.isClosed}</p>`;
  if (one.holder?.id === self) return html`${answerForm(view, one, draft)}${closeForm(view, one)}`;
  const [said, label] = one.holder
    ? [words.takeOverLead({ name: one.holder.name }), words.takeOver]
    : [words.claimLead, words.claim];
  const from = html`<input type="hidden" name="from" value="${one.holder?.id ?? ""}" />`;
  return html`<p>${said}</p>
    ${form(view, "/cases", html`${fields(one, "claim")}${from}<button class="button" type="submit">${label}</button>`)}`;
}

const fields = ({ number }: CaseOnDesk, doing: "claim" | "answer" | "close") =>
  html`<input type="hidden" name="case" value="${number}" /><input type="hidden" name="doing" value="${doing}" />`;

function answerForm(view: View, one: CaseOnDesk, { text, once }: Draft): Markup {
  const words = view.words.cases;
  const content = html`${fields(one, "answer")}<input type="hidden" name="once" value="${once}" />
    <div class="field">
      <label for="text">${words.text}</label>
      <textarea id="text" name="text" rows="5" maxlength="1000" required aria-describedby="text-hint">${text}</textarea>
      <p class="hint" id="text-hint">${words.textHint}</p>
    </div>
    <button class="button" type="submit">${words.send}</button>`;
  return form(view, "/cases", content);
}

const closeForm = (view: View, one: CaseOnDesk): Markup => {
  const words = view.words.cases;
  return html`<p>${words.closeLead}</p>
    ${form(view, "/cases", html`${fields(one, "close")}<button class="button quiet" type="submit">${words.close}</button>`)}`;
};
