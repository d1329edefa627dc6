import { isFromTheRight, type Language } from "../shared/language.ts";
import type { Block, Draft } from "./block.ts";

interface Dress {
  readonly language: Language;
  /** What stands above every mail: who it is from. */
  readonly brand: string;
}

/**
 * The HTML form, for phone clients first: tables and inline styles (Outlook and Gmail drop the rest), no images, one
 * column that also fits 320 px. Digits are never turned into a telephone link.
 */
export function writeHtml(draft: Draft, { language, brand }: Dress): string {
  const fromTheRight = isFromTheRight(language);
  const body = draft.blocks.map((block) => row(block, fromTheRight));
  return markup`<!doctype html>
<html lang="${language}"${fromTheRight ? markup` dir="rtl"` : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${draft.subject}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f1;-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;">${draft.preview}${FILLER}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f1;"><tr><td align="center" style="padding:20px 12px 32px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:480px;">
<tr><td class="ink" style="padding:0 8px 12px;${SANS}${INK}font-size:15px;font-weight:700;">${brand}</td></tr>
<tr><td class="card" style="background-color:#ffffff;${LINE}border-radius:12px;padding:24px 20px 8px;">
${body}
</td></tr>
<tr><td class="quiet" style="padding:16px 8px 0;${SANS}${QUIET}font-size:13px;line-height:19px;">${draft.footer}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`.markup;
}

/** Fills up the preview, so that a list of mails does not go on to show the code. */
const FILLER: Markup = { markup: `<span aria-hidden="true">${"&#8199;&#65279;&#847; ".repeat(80)}</span>` };

/** @param fromTheRight whether the words around run from right to left; digits never do */
function row(block: Block, fromTheRight: boolean): Markup {
  switch (block.kind) {
    case "title":
      return markup`<h1 class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:22px;line-height:28px;font-weight:700;">${block.text}</h1>\n`;
    case "text":
      return markup`<p class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:16px;line-height:24px;">${block.text}</p>\n`;
    case "callout":
      return markup`<p class="callout" style="margin:0 0 20px;padding:12px 14px;background-color:#fdf3dc;border-radius:8px;${SANS}color:#4a3500;font-size:15px;line-height:22px;">${block.text}</p>\n`;
    case "small":
      return markup`<p class="quiet" style="margin:0 0 16px;${SANS}${QUIET}font-size:14px;line-height:20px;">${block.text}</p>\n`;
    case "facts":
      return facts(block.rows, fromTheRight ? "right" : "left");
    case "code":
      return markup`<p class="code"${fromTheRight ? markup` dir="ltr"` : ""} style="margin:0 0 16px;padding:14px 8px;background-color:#e8f1ee;border-radius:8px;text-align:center;white-space:nowrap;${MONO}color:#0b3b33;font-size:32px;line-height:40px;font-weight:700;">${block.digits}</p>\n`;
    case "phrase":
      return markup`<p class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:16px;line-height:24px;">${block.intro} <strong>${block.words}</strong>. ${block.warning}</p>\n`;
    case "button":
      return block.weight === "main" ? mainButton(block.label, block.url) : quietButton(block.label, block.url);
    case "link":
      return markup`<p class="quiet" style="margin:0 0 16px;${SANS}${QUIET}font-size:13px;line-height:19px;">${block.intro}<br><a class="link" href="${block.url}" style="color:#0b6b5b;word-break:break-all;">${block.url}</a></p>\n`;
  }
}

/** Mail programs do not know where a line begins: the side is named. */
type Side = "left" | "right";

const facts = (rows: readonly (readonly [string, string])[], side: Side) =>
  markup`<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-${side}:3px solid #9fc4ba;">${rows.map((one) => fact(one, side))}</table>\n`;

const fact = ([label, value]: readonly [string, string], side: Side) =>
  markup`<tr><td class="ink" style="padding:${side === "left" ? "2px 0 6px 12px" : "2px 12px 6px 0"};${SANS}${INK}font-size:16px;line-height:22px;"><span class="quiet" style="${QUIET}font-size:13px;">${label}</span><br>${value}</td></tr>`;

const mainButton = (label: string, url: string) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px;"><tr><td class="main" align="center" style="background-color:#0b6b5b;border-radius:8px;"><a class="main-label" href="${url}" style="display:block;padding:13px 20px;${SANS}color:#ffffff;font-size:17px;line-height:24px;font-weight:700;text-decoration:none;">${label}</a></td></tr></table>\n`;

const quietButton = (label: string, url: string) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px;"><tr><td class="stop" style="border:1px solid #b3412c;border-radius:8px;"><a class="stop-label" href="${url}" style="display:block;padding:10px 18px;${SANS}color:#9a3321;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;">${label}</a></td></tr></table>\n`;

/** The plain-text form: short paragraphs, every address on a line of its own so that mail programs link it whole. */
export function writeText(draft: Draft): string {
  const paragraphs = draft.blocks.map(paragraph).filter((text) => text !== undefined);
  return [...paragraphs, "--", draft.footer].join("\n\n") + "\n";
}

function paragraph(block: Block): string | undefined {
  switch (block.kind) {
    case "title":
      return block.text.toUpperCase();
    case "text":
    case "callout":
    case "small":
      return block.text;
    case "facts":
      return block.rows.map(([label, value]) => `${label}: ${value}`).join("\n");
    case "code":
      return `    ${block.digits}`;
    case "phrase":
      return `${block.intro} ${block.words}\n${block.warning}`;
    case "button":
      return `${block.label}:\n${block.url}`;
    case "link":
      return undefined;
  }
}

/** Inline styles that recur. Contrast of text is at least 4.5:1 in light and dark (WCAG 2.2 AA). */
const SANS = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

const MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;";

const INK = "color:#1c2321;";

const QUIET = "color:#5a6662;";

const LINE = "border:1px solid #dfe3e0;";

/** Dark mode. `!important`, because the light colours are inline. */
const DARK: Markup = {
  markup: `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #121716 !important; }
  .card { background-color: #1c2321 !important; border-color: #36403d !important; }
  .ink { color: #eef2f0 !important; }
  .quiet { color: #a9b5b0 !important; }
  .callout { background-color: #3a2f12 !important; color: #f6e3b4 !important; }
  .code { background-color: #12332c !important; color: #d5f3ea !important; }
  .facts { border-color: #3f6a60 !important; }
  .main { background-color: #4fc2ab !important; }
  .main-label { color: #06221d !important; }
  .stop { border-color: #f0a08f !important; }
  .stop-label { color: #f6b3a5 !important; }
  .link { color: #6fd6c1 !important; }
}
`,
};

/** HTML that is known to be safe. Only `markup` makes it. */
interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Template tag: what stands in the template is HTML, whatever is put into it is text and gets escaped. */
function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const written = values.map(write);
  return { markup: parts.map((part, at) => part + (written[at] ?? "")).join("") };
}

function write(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
  if ("markup" in value) return value.markup;
  return value.map((piece) => piece.markup).join("");
}
