import { html } from "hono/html";
import type { Markup } from "./view.ts";

/** Whose password is chosen, for the person and for their password manager. Nothing reads what is sent of it. */
export const whoseField = (label: string, address: string): Markup =>
  html`<div class="field">
    <label for="whose">${label}</label>
    <input id="whose" type="email" autocomplete="username" value="${address}" readonly />
  </div>`;
