import type { Language } from "../shared/language.ts";
import type { Block, Draft } from "./block.ts";
import { DARK, INK, LINE, MONO, QUIET, SANS } from "./look.ts";
import { type Markup, markup } from "./markup.ts";

/**
 * The HTML form, for phone clients first: tables and inline styles (Outlook and Gmail drop the rest), no images, one
 * column that also fits 320 px. Digits are never turned into a telephone link.
 */
export function writeHtml(draft: Draft, language: Language): string {
  const body = draft.blocks.map((block) => row(block));
  return markup`<!doctype html>
<html lang="${language}">
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
<tr><td class="ink" style="padding:0 8px 12px;${SANS}${INK}font-size:15px;font-weight:700;">Latchkey</td></tr>
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

function row(block: Block): Markup {
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
      return facts(block.rows);
    case "code":
      return markup`<p class="code" style="margin:0 0 16px;padding:14px 8px;background-color:#e8f1ee;border-radius:8px;text-align:center;white-space:nowrap;${MONO}color:#0b3b33;font-size:32px;line-height:40px;font-weight:700;">${block.digits}</p>\n`;
    case "phrase":
      return markup`<p class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:16px;line-height:24px;">${block.intro} <strong>${block.words}</strong>. ${block.warning}</p>\n`;
    case "button":
      return block.weight === "main" ? mainButton(block.label, block.url) : quietButton(block.label, block.url);
    case "link":
      return markup`<p class="quiet" style="margin:0 0 16px;${SANS}${QUIET}font-size:13px;line-height:19px;">${block.intro}<br><a class="link" href="${block.url}" style="color:#0b6b5b;word-break:break-all;">${block.url}</a></p>\n`;
  }
}

const facts = (rows: readonly (readonly [string, string])[]) =>
  markup`<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-left:3px solid #9fc4ba;">${rows.map(fact)}</table>\n`;

const fact = ([label, value]: readonly [string, string]) =>
  markup`<tr><td class="ink" style="padding:2px 0 6px 12px;${SANS}${INK}font-size:16px;line-height:22px;"><span class="quiet" style="${QUIET}font-size:13px;">${label}</span><br>${value}</td></tr>`;

const mainButton = (label: string, url: string) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px;"><tr><td class="main" align="center" style="background-color:#0b6b5b;border-radius:8px;"><a class="main-label" href="${url}" style="display:block;padding:13px 20px;${SANS}color:#ffffff;font-size:17px;line-height:24px;font-weight:700;text-decoration:none;">${label}</a></td></tr></table>\n`;

const quietButton = (label: string, url: string) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px;"><tr><td class="stop" style="border:1px solid #b3412c;border-radius:8px;"><a class="stop-label" href="${url}" style="display:block;padding:10px 18px;${SANS}color:#9a3321;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;">${label}</a></td></tr></table>\n`;
