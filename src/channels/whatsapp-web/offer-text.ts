import qrcode from "qrcode-generator";
import type { Offer } from "./lifecycle/health-of.ts";

/** Black on white whatever the terminal's colours are. */
const PAPER = "\u001b[30;47m";
const PLAIN = "\u001b[0m";
const MARGIN = 2;
/** Two squares above each other in one letter: [upper is dark, lower is dark]. */
const HALVES = { "true true": "█", "true false": "▀", "false true": "▄", "false false": " " } as const;

/** What is shown in a terminal to whoever joins a phone. Secret. */
export function offerText({ kind, value }: Offer): string {
  if (kind === "code")
    return `\nWhatsApp: on the phone open Settings → Linked devices → Link with phone number, and type ${value}\n\n`;
  return `\nWhatsApp: on the phone open Settings → Linked devices → Link a device, and scan this code.\n\n${picture(value)}\n\n`;
}

function picture(value: string): string {
  const code = qrcode(0, "L");
  code.addData(value);
  code.make();
  const size = code.getModuleCount();
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < size && column < size && code.isDark(row, column);
  const places = Array.from({ length: size + 2 * MARGIN }, (_, n) => n - MARGIN);
  const line = (row: number) => places.map((column) => HALVES[`${isDark(row, column)} ${isDark(row + 1, column)}`]);
  const rows = places.filter((_, n) => n % 2 === 0);
  return rows.map((row) => `  ${PAPER}${line(row).join("")}${PLAIN}`).join("\n");
}
