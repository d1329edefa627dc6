import { isFromTheRight, type Language } from "../shared/language.ts";
import { holdsName, type Logo, LOGO_PATHS, type Logos, sizeWithin } from "../shared/logo.ts";
import type { Block, Draft } from "./block.ts";
import { type MailColours, type Palette, paletteOf, SHEET } from "./palette.ts";

/** Who a mail is from, as it looks. */
export interface Look {
  readonly language: Language;
  /** What stands above every mail. */
  readonly brand: string;
  readonly colours: MailColours;
  /** The company's logos, and the address that they are fetched from. */
  readonly logos: Logos | undefined;
  readonly baseUrl: string;
  /** At the foot: what the company writes there, and where it leads. */
  readonly companyLine: string;
  readonly links: readonly (readonly [label: string, url: string])[];
}

/**
 * The HTML form, for phone clients first: tables and inline styles (Outlook and Gmail drop the rest), one column that also
 * fits 320 px. What it is made of is what common programs show; `test/mail/subset.test.ts` has the list. The logo is the
 * only picture, and without it the name stands there. Digits are never turned into a telephone link.
 */
export function writeHtml(draft: Draft, look: Look): string {
  const { language } = look;
  const dress = { palette: paletteOf(look.colours, "light"), fromTheRight: isFromTheRight(language) };
  const body = draft.blocks.map((block) => row(block, dress));
  return markup`<!doctype html>
<html lang="${language}"${dress.fromTheRight ? markup` dir="rtl"` : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${draft.subject}</title>
<style>${darkSheet(look)}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f1;-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;mso-hide:all;">${draft.preview}${FILLER}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f1;"><tr><td align="center" style="padding:20px 12px 32px;">
${NARROW.before}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:480px;">
<tr><td style="padding:0 8px 12px;">${head(look)}</td></tr>
<tr><td class="card" style="background-color:${SHEET.light};${LINE}border-radius:12px;padding:24px 20px 8px;">
${body}
</td></tr>
<tr><td class="quiet" style="padding:16px 8px 0;${SANS}${QUIET}font-size:13px;line-height:19px;">${foot(draft, look)}</td></tr>
</table>
${NARROW.after}
</td></tr></table>
</body>
</html>
`.markup;
}

/** Outlook on Windows knows no greatest width, and reads what others take for a remark. */
const NARROW = {
  before: { markup: '<!--[if mso]><table role="presentation" width="480" align="center"><tr><td><![endif]-->' },
  after: { markup: "<!--[if mso]></td></tr></table><![endif]-->" },
} satisfies Readonly<Record<string, Markup>>;

/** Points that the logo may take: a phone of 320 px has room for it. */
const LOGO_ROOM = { width: 220, height: 36 };

/** Logo and name. Where pictures are not fetched, what is written in place of one with the name in it looks like a name. */
function head({ brand, logos, baseUrl }: Look): Markup {
  const name = markup`<span class="ink" style="${SANS}${INK}font-size:15px;font-weight:700;">${brand}</span>`;
  if (!logos) return name;
  const { light, dark } = logos;
  const alone = holdsName(light);
  const pictures = [
    picture(light, { brand, alone, url: `${baseUrl}${LOGO_PATHS.light}`, name: dark ? "by-day" : "plate" }),
    dark ? picture(dark, { brand, alone, url: `${baseUrl}${LOGO_PATHS.dark}`, name: "by-night" }) : NOTHING,
  ];
  if (alone) return markup`${pictures}`;
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td>${pictures}</td><td style="padding:0 10px;">${name}</td></tr></table>`;
}

interface Shown {
  readonly brand: string;
  /** The name is in it. */
  readonly alone: boolean;
  readonly url: string;
  readonly name: "by-day" | "by-night" | "plate";
}

function picture(logo: Logo, { brand, alone, url, name }: Shown): Markup {
  const { width, height } = sizeWithin(logo, LOGO_ROOM);
  const hidden = name === "by-night" ? "display:none;mso-hide:all;" : "";
  return markup`<img class="${name} ink" src="${url}" alt="${alone ? brand : ""}" width="${width}" height="${height}" border="0" style="border:0;max-width:100%;${SANS}${INK}font-size:15px;font-weight:700;${hidden}">`;
}

function foot({ footer }: Draft, { companyLine, links }: Look): Markup {
  const line = companyLine === "" ? NOTHING : markup`<br><br>${companyLine}`;
  const ways = links.map(
    ([label, url], at) =>
      markup`${at === 0 ? markup`<br><br>` : " · "}<a class="quiet" href="${url}" style="${QUIET}text-decoration:underline;">${label}</a>`,
  );
  return markup`${footer}${line}${ways}`;
}

/** Fills up the preview, so that a list of mails does not go on to show the code. */
const FILLER: Markup = { markup: `<span aria-hidden="true">${"&#8199;&#65279;&#847; ".repeat(80)}</span>` };

interface Dress {
  readonly palette: Palette;
  /** Whether the words run from right to left; digits never do. */
  readonly fromTheRight: boolean;
}

function row(block: Block, { palette, fromTheRight }: Dress): Markup {
  switch (block.kind) {
    case "title":
      return markup`<h1 class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:22px;line-height:28px;font-weight:700;">${block.text}</h1>\n`;
    case "text":
      return markup`<p class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:16px;line-height:24px;">${block.text}</p>\n`;
    case "callout":
      return boxed(
        "callout",
        { back: "#fdf3dc", margin: 20 },
        markup`padding:12px 14px;${SANS}color:#4a3500;font-size:15px;line-height:22px;`,
        block.text,
      );
    case "small":
      return markup`<p class="quiet" style="margin:0 0 16px;${SANS}${QUIET}font-size:14px;line-height:20px;">${block.text}</p>\n`;
    case "facts":
      return facts(block.rows, palette.edge, fromTheRight ? "right" : "left");
    case "code":
      return boxed(
        "code",
        { back: palette.codeBack, margin: 16 },
        markup`padding:14px 8px;text-align:center;white-space:nowrap;direction:ltr;${MONO}color:${palette.code};font-size:32px;line-height:40px;font-weight:700;`,
        block.digits,
      );
    case "phrase":
      return markup`<p class="ink" style="margin:0 0 16px;${SANS}${INK}font-size:16px;line-height:24px;">${block.intro} <strong>${block.words}</strong>. ${block.warning}</p>\n`;
    case "button":
      return block.weight === "main"
        ? mainButton(block.label, block.url, palette)
        : quietButton(block.label, block.url);
    case "link":
      return markup`<p class="quiet" style="margin:0 0 16px;${SANS}${QUIET}font-size:13px;line-height:19px;">${block.intro}<br><a class="link" href="${block.url}" style="color:${palette.link};word-break:break-all;">${block.url}</a></p>\n`;
  }
}

/** Text on a ground of its own. In Outlook only the cell of a table has one with room in it. */
const boxed = (name: string, box: { readonly back: string; readonly margin: number }, style: Markup, text: string) =>
  markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 ${box.margin}px;"><tr><td class="${name}" style="background-color:${box.back};border-radius:8px;${style}">${text}</td></tr></table>\n`;

/** Mail programs do not know where a line begins: the side is named. */
type Side = "left" | "right";

const facts = (rows: readonly (readonly [string, string])[], edge: string, side: Side) =>
  markup`<table role="presentation" class="facts" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-${side}:3px solid ${edge};">${rows.map((one) => fact(one, side))}</table>\n`;

const fact = ([label, value]: readonly [string, string], side: Side) =>
  markup`<tr><td class="ink" style="padding:${side === "left" ? "2px 0 6px 12px" : "2px 12px 6px 0"};${SANS}${INK}font-size:16px;line-height:22px;"><span class="quiet" style="${QUIET}font-size:13px;">${label}</span><br>${value}</td></tr>`;

const mainButton = (label: string, url: string, { main, onMain }: Palette) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px;"><tr><td class="main" align="center" style="background-color:${main};border-radius:8px;mso-padding-alt:13px 20px;"><a class="main-label" href="${url}" style="display:block;padding:13px 20px;${SANS}color:${onMain};font-size:17px;line-height:24px;font-weight:700;text-decoration:none;">${label}</a></td></tr></table>\n`;

const quietButton = (label: string, url: string) =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px;"><tr><td class="stop" style="border:1px solid #b3412c;border-radius:8px;mso-padding-alt:10px 18px;"><a class="stop-label" href="${url}" style="display:block;padding:10px 18px;${SANS}color:#9a3321;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;">${label}</a></td></tr></table>\n`;

/** The plain-text form: short paragraphs, every address on a line of its own so that mail programs link it whole. */
export function writeText(draft: Draft, { companyLine, links }: Pick<Look, "companyLine" | "links">): string {
  const paragraphs = draft.blocks.map(paragraph).filter((text) => text !== undefined);
  const ways = links.map(([label, url]) => `${label}:\n${url}`);
  const company = companyLine === "" ? [] : [companyLine];
  return [...paragraphs, "--", draft.footer, ...company, ...ways].join("\n\n") + "\n";
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

/** Dark mode. `!important`, because the light colours are inline. A logo without a dark twin lies on paper. */
function darkSheet({ colours, logos }: Look): Markup {
  const { main, onMain, link, codeBack, code, edge } = paletteOf(colours, "dark");
  const logo = logos?.dark
    ? ".by-day { display: none !important; }\n  .by-night { display: inline !important; }"
    : ".plate { background-color: #ffffff !important; color: #1c2321 !important; padding: 4px !important; border-radius: 4px !important; }";
  return {
    markup: `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #121716 !important; }
  .card { background-color: ${SHEET.dark} !important; border-color: #36403d !important; }
  .ink { color: #eef2f0 !important; }
  .quiet { color: #a9b5b0 !important; }
  .callout { background-color: #3a2f12 !important; color: #f6e3b4 !important; }
  .code { background-color: ${codeBack} !important; color: ${code} !important; }
  .facts { border-color: ${edge} !important; }
  .main { background-color: ${main} !important; }
  .main-label { color: ${onMain} !important; }
  .stop { border-color: #f0a08f !important; }
  .stop-label { color: #f6b3a5 !important; }
  .link { color: ${link} !important; }
${logos ? `  ${logo}\n` : ""}}
`,
  };
}

/** HTML that is known to be safe. Only `markup` makes it. */
interface Markup {
  readonly markup: string;
}

const NOTHING: Markup = { markup: "" };

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
