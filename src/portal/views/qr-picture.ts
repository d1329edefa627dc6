import { html } from "hono/html";
import qrcode from "qrcode-generator";
import type { Markup } from "./view.ts";

/** Phones need a light border around the squares. */
const BORDER = 4;

/** The text as a QR code, black on white in every theme. @param label what it is, for whoever cannot see it */
export function qrPicture(text: string, label: string): Markup {
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
