import { html } from "hono/html";
import { holdsName, type Logo, LOGO_PATHS, sizeWithin } from "../../shared/logo.ts";
import type { Markup, View } from "./view.ts";

/** A door with light behind its keyhole. Decoration: the name stands beside it. */
export const door = () =>
  html`<svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="logo-door" d="M5 32V14a11 11 0 0 1 22 0v18z" />
    <path class="logo-keyhole" d="M16 11.5a3.6 3.6 0 0 1 2 6.6l1.3 6.4h-6.6l1.3-6.4a3.6 3.6 0 0 1 2-6.6z" />
  </svg>`;

/** Logo and name of the company, as they stand at the top of a page. The name is in most wide logos already. */
export function mark({ logos, brand }: View): Markup {
  if (!logos) return html`${door()}<span>${brand}</span>`;
  const picture = logoPicture(logos, { width: 192, height: 40 });
  return holdsName(logos.light) ? picture : html`${picture}<span>${brand}</span>`;
}

/** The logo in a corner of the chat, where the name stands beside it; the door where there is none. */
export function face({ logos }: View): Markup {
  if (!logos) return html`<span class="chat-face" aria-hidden="true">${door()}</span>`;
  const isWide = holdsName(logos.light);
  const picture = logoPicture(logos, isWide ? { width: 112, height: 28 } : { width: 30, height: 30 });
  return html`<span class="chat-face ${isWide ? "wide" : ""}" aria-hidden="true">${picture}</span>`;
}

/** What it shows is said beside it, so nothing is read out in its place. One without a dark twin lies on paper at night. */
function logoPicture({ light, dark }: NonNullable<View["logos"]>, room: { width: number; height: number }): Markup {
  const size = ({ width, height }: Logo) => sizeWithin({ width, height }, room);
  const day = size(light);
  return html`<picture class="company-logo ${dark ? "" : "plate"}">
    ${
      dark
        ? html`<source
            media="(prefers-color-scheme: dark)"
            srcset="${LOGO_PATHS.dark}"
            width="${size(dark).width}"
            height="${size(dark).height}"
          />`
        : ""
    }
    <img src="${LOGO_PATHS.light}" alt="" width="${day.width}" height="${day.height}" />
  </picture>`;
}
