import { html } from "hono/html";

/** A door with light behind its keyhole. Decoration: the name stands beside it. */
export const logo = () =>
  html`<svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="logo-door" d="M5 32V14a11 11 0 0 1 22 0v18z" />
    <path class="logo-keyhole" d="M16 11.5a3.6 3.6 0 0 1 2 6.6l1.3 6.4h-6.6l1.3-6.4a3.6 3.6 0 0 1 2-6.6z" />
  </svg>`;
