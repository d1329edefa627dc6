import { html } from "hono/html";
import type { Markup } from "./view.ts";

/**
 * The ⋮ menu: a disclosure that opens without JavaScript. Only one on a page is open at a time.
 *
 * @param label said by screen readers in place of the three dots
 * @param entries list items: links, or forms with one button
 */
export const threeDots = (label: string, entries: readonly Markup[]): Markup =>
  html`<details class="three-dots" name="three-dots">
    <summary><span aria-hidden="true">⋮</span><span class="unseen">${label}</span></summary>
    <ul>
      ${entries.map((entry) => html`<li>${entry}</li>`)}
    </ul>
  </details>`;
