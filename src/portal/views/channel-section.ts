import { html } from "hono/html";
import qrcode from "qrcode-generator";
import type { ChannelHealth, ChannelName } from "../../channels/channel.ts";
import type { Instant } from "../../shared/brand.ts";
import { section } from "./inside.ts";
import type { Markup, View } from "./view.ts";

/** A messenger as the page shows it. */
export interface ShownChannel {
  readonly name: ChannelName;
  readonly health: ChannelHealth;
}

/** One messenger: its state in words, what to do, its figures, and the code for the phone while there is one. */
export function channelSection(view: View, { name, health }: ShownChannel, now: Instant): Markup {
  const words = view.words.channels;
  const { state, why, figures = {}, pairing } = health;
  const content = html`<p class="badge ${state === "ready" ? "plain" : "trouble"}">${words.states[state]}</p>
    ${why === undefined ? "" : html`<p lang="en" dir="ltr">${why}</p>`}
    ${pairing && pairing.until > now ? offer(view, pairing) : ""}
    ${Object.keys(figures).length === 0 ? "" : numbers(view, figures)}`;
  return section(name, words.names[name], content);
}

function offer({ words }: View, { kind, value }: NonNullable<ChannelHealth["pairing"]>): Markup {
  const { code, qr, secret } = words.channels;
  const picture = kind === "qr" ? qrPicture(value, qr) : html`<p>${code} <strong>${value}</strong></p>`;
  return html`${kind === "qr" ? html`<p>${qr}</p>` : ""}${picture}
    <p class="small">${secret}</p>`;
}

function numbers({ words, language }: View, figures: Readonly<Record<string, number>>): Markup {
  const known: Readonly<Record<string, string>> = words.channels.figures;
  return html`<dl class="facts">
    ${Object.entries(figures).map(
      ([name, value]) =>
        html`<div>
          <dt>${known[name] ?? name}</dt>
          <dd>${value.toLocaleString(language)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Phones need a light border around the squares. */
const BORDER = 4;

/** The text as a QR code, black on white in every theme. @param label what it is, for whoever cannot see it */
function qrPicture(text: string, label: string): Markup {
  const code = qrcode(0, "L");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const places = Array.from({ length: size }, (_, n) => n);
  const squares = places.flatMap((row) =>
    places.filter((column) => code.isDark(row, column)).map((column) => `M${column + BORDER} ${row + BORDER}h1v1h-1z`),
  );
  const all = size + 2 * BORDER;
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${all} ${all}" width="280" height="280">
    <rect width="${all}" height="${all}" fill="#fff" />
    <path d="${squares.join("")}" fill="#000" shape-rendering="crispEdges" />
  </svg>`;
}
