import { html } from "hono/html";
import type { WhitelistView } from "../../auth/auth.ts";
import type { Instant } from "../../shared/brand.ts";
import { ago, fromNow } from "./ago.ts";
import { button, field, form, quietButton } from "./form.ts";
import { section } from "./inside.ts";
import { changeInWords } from "./whitelist-preview.ts";
import type { Markup, View } from "./view.ts";

/** Where the page is, and where its forms go. */
export const WHITELIST = "/settings/users/whitelist";

/** What was typed into the box and refused, with the reason. */
export interface RefusedEntry {
  readonly range: string;
  readonly label: string;
  readonly error: string;
}

/**
 * Settings, User management, Whitelist of IP addresses. What is needed in a hurry comes first: the box.
 *
 * @param above what just happened
 * @param refused what was typed into the box last
 */
export function whitelistPage(
  view: View,
  workspace: string,
  list: WhitelistView,
  now: Instant,
  above: Markup | undefined,
  refused: RefusedEntry | undefined,
): Markup {
  const words = view.words.whitelist;
  return html`<p class="lead">${words.lead[list.on ? "on" : "off"]({ workspace })}</p>
    ${above ?? ""} ${undoBar(view, list)} ${section("add", words.add.title, addForm(view, list, refused))}
    ${section("addresses", words.entries.title, entries(view, list, now))}
    ${section("switch", words.state.title, switchForm(view, list))}
    ${section("api", words.api.title, apiForm(view, list))}`;
}

function undoBar(view: View, { undo }: WhitelistView): Markup | string {
  if (!undo) return "";
  const words = view.words.whitelist;
  const by = undo.by === undefined ? "" : words.undo.by({ name: undo.by });
  return html`<div class="undo" role="status">
    <p>
      <strong>${changeInWords(words.undo.made, undo.what, undo.range)}</strong> ${by}
      ${words.undo.left({ minutes: undo.minutesLeft })}
    </p>
    ${form(
      view,
      `${WHITELIST}/undo`,
      html`<input type="hidden" name="id" value="${undo.id}" />${quietButton(words.undo.button)}`,
    )}
  </div>`;
}

function addForm(view: View, list: WhitelistView, refused: RefusedEntry | undefined): Markup {
  const { add } = view.words.whitelist;
  const box = { name: "range", label: add.range, type: "text", autocomplete: "off", hint: add.hint } as const;
  const fields = html`${field({ ...box, value: refused?.range, error: refused?.error, focus: !!refused })}
    ${plainField("label", add.label, refused?.label, add.labelHint)}
    <details class="more">
      <summary>${add.more}</summary>
      ${plainField("reason", add.reason)} ${daysField(view)}
    </details>
    ${button(add.button)}`;
  return html`${ownAddress(view, list)}${form(view, WHITELIST, fields)}`;
}

/** A field that may stay empty. */
const plainField = (name: string, label: string, value = "", hint?: string): Markup =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="text"
      autocomplete="off"
      value="${value}"
      maxlength="120"
      ${hint ? html`aria-describedby="${name}-hint"` : ""}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ""}
  </div>`;

function daysField({ words }: View): Markup {
  const { ends, days } = words.whitelist.add;
  return html`<div class="field">
    <label for="days">${ends}</label>
    <select id="days" name="days">
      ${DAYS.map((value) => html`<option value="${value}">${days[value]}</option>`)}
    </select>
  </div>`;
}

/** Days until an entry ends; what stands first is what happens to whoever does not look. */
export const DAYS = ["never", "1", "7", "30", "90"] as const;

/** Whoever looks is at an address, and adding it is one press. */
function ownAddress(view: View, { own }: WhitelistView): Markup {
  const words = view.words.whitelist.own;
  if (own.state === "listed") return html`<p class="own">${words.listed({ address: own.address })}</p>`;
  if (own.state !== "addable") return html`<p class="own">${words.inside({ address: own.address })}</p>`;
  const fields = html`<input type="hidden" name="range" value="${own.address}" />
    <input type="hidden" name="label" value="" />${quietButton(words.add)}`;
  return html`<div class="own">
    <p>${words.addable({ address: own.address })}</p>
    ${form(view, WHITELIST, fields)}
  </div>`;
}

const entries = (view: View, { entries: list }: WhitelistView, now: Instant): Markup =>
  list.length === 0
    ? html`<p>${view.words.whitelist.entries.none}</p>`
    : html`<ul class="rows">
        ${list.map((entry) => whitelistEntry(view, entry, now))}
      </ul>`;

function switchForm(view: View, { on }: WhitelistView): Markup {
  const words = view.words.whitelist.state;
  const label = on ? words.switchOff : words.switchOn;
  return html`<p>${on ? words.on : words.off}</p>
    ${form(view, `${WHITELIST}/switch`, html`${onField(!on)}${on ? quietButton(label) : button(label)}`)}`;
}

function apiForm(view: View, { blocksApi }: WhitelistView): Markup {
  const words = view.words.whitelist.api;
  const label = blocksApi ? words.free : words.block;
  return html`<p>${blocksApi ? words.on : words.off}</p>
    ${form(view, `${WHITELIST}/api`, html`${onField(!blocksApi)}${quietButton(label)}`)}`;
}

const onField = (on: boolean) => html`<input type="hidden" name="on" value="${on ? "yes" : "no"}" />`;

type Entry = WhitelistView["entries"][number];

/** One address of the list: what it is called, who let it in, why, and until when. */
function whitelistEntry(view: View, entry: Entry, now: Instant): Markup {
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
  return (from === "approval" ? entries.approved : entries.added)({ name: by ?? entries.somebody, when });
}

function end({ words, language }: View, { until, ended }: Entry, now: Instant): string {
  const { entries } = words.whitelist;
  if (until === undefined) return entries.forGood;
  return ended ? ago(language, until, now) : entries.ends({ when: fromNow(language, until, now) });
}

const removal = (view: View, { id, range }: Entry): Markup => {
  const { remove, removeWhich } = view.words.whitelist.entries;
  const fields = html`<input type="hidden" name="entry" value="${id}" />
    <button class="button quiet compact" type="submit" aria-label="${removeWhich({ range })}">${remove}</button>`;
  return form(view, "/settings/users/whitelist/remove", fields);
};
