import { html } from "hono/html";
import { HELD } from "../held-token.ts";
import type { Markup, View } from "./view.ts";

/** What every form of a page carries: that the page is ours, whose it is, and which token it is about. */
export const tokenField = ({ token, held }: View) =>
  html`<input type="hidden" name="token" value="${token}" />${
      held === undefined ? "" : html`<input type="hidden" name="${HELD}" value="${held}" />`
    }`;

/** A form of ours: always POST, always with the page's token. */
export const form = (view: View, action: string, content: Markup) =>
  html`<form class="form" method="post" action="${action}" novalidate>${tokenField(view)}${content}</form>`;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: "email" | "password" | "text";
  readonly autocomplete: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly digits?: boolean;
  readonly focus?: boolean;
}

/** A labelled input with its hint and error, tied together for screen readers. */
export function field(input: Field): Markup {
  const { name, error, hint } = input;
  const notes = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="${name}">${input.label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${input.type}"
      autocomplete="${input.autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      value="${input.value ?? ""}"
      maxlength="320"
      required
      ${input.digits ? html`inputmode="numeric" class="digits"` : ""}
      ${notes ? html`aria-describedby="${notes}"` : ""}
      ${error ? html`aria-invalid="true"` : ""}
      ${input.focus ? "autofocus" : ""}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ""}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ""}
  </div>`;
}

/**
 * For password managers, and not shown: whose password stands in this form. It is the whole address, for one kept under
 * half an address would never be found again; what people see is the masked one.
 */
export const usernameField = (address: string) =>
  html`<input type="text" name="username" autocomplete="username" value="${address}" readonly hidden />`;

export const button = (label: string) => html`<button class="button" type="submit">${label}</button>`;

export const quietButton = (label: string) => html`<button class="button quiet" type="submit">${label}</button>`;
