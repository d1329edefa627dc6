import { html } from "hono/html";
import type { Markup } from "./view.ts";

/**
 * The token of the link behind a form, in the form itself: with two links open in two tabs, each form is about its own.
 */
export const linkField = (link: string): Markup => html`<input type="hidden" name="link" value="${link}" />`;

/** Whose password is chosen, for the person and for their password manager. Nothing reads what is sent of it. */
export const whoseField = (label: string, address: string): Markup =>
  html`<div class="field">
    <label for="whose">${label}</label>
    <input id="whose" type="email" autocomplete="username" value="${address}" readonly />
  </div>`;
