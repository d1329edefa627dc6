import type { Language } from "../../shared/language.ts";
import type { Wording } from "../../wording/wording.ts";
import type { Outbound } from "../channel.ts";

type Options = Outbound["options"];

/** Limits of interactive messages (developers.facebook.com, "Interactive reply buttons" and "lists"), in characters. */
const BUTTONS = { most: 3, title: 20, id: 256 };

const ROWS = { most: 10, title: 24, description: 72, id: 200 };

const BODY = 1024;

const TEXT = 4096;

/** One message as Graph takes it, without its recipient. */
type CloudMessage = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * A text, with its choices as reply buttons, as a list or as numbers: whatever shows every label so that no two look
 * the same. A text that is too long for buttons goes first, and its end carries them.
 */
export function writeMessages(
  { text, options, language }: Pick<Outbound, "text" | "options" | "language">,
  wording: ListWords,
) {
  if (options.length === 0) return [plain(text)];
  const action = buttonsOf(options) ?? rowsOf(options, openButton(wording, language));
  return action ? above(text, action) : numbered(text, options);
}

const plain = (body: string): CloudMessage => ({ type: "text", text: { body, preview_url: false } });

interface Action {
  readonly type: "button" | "list";
  readonly action: object;
}

function above(text: string, { type, action }: Action): readonly CloudMessage[] {
  const parts = cutTail(text, BODY);
  const body = { text: parts.at(-1) };
  const last: CloudMessage = { type: "interactive", interactive: { type, body, action } };
  return parts.length > 1 ? [plain(parts[0]), last] : [last];
}

function buttonsOf(options: Options): Action | undefined {
  const fit = options.length <= BUTTONS.most && options.every(({ id, label }) => fits(id, label, BUTTONS));
  if (!fit || !areDistinct(options.map(({ label }) => label))) return undefined;
  const buttons = options.map(({ id, label }) => ({ type: "reply", reply: { id, title: label.trim() } }));
  return { type: "button", action: { buttons } };
}

/** A label that is too long for a title stands whole below it, in the description. */
function rowsOf(options: Options, open: string): Action | undefined {
  const rows = options.map(({ id, label }) => ({ id, ...rowWords(label.trim()) }));
  const fit = options.every(({ id, label }) => fits(id, label, { ...ROWS, title: ROWS.description }));
  if (!fit || options.length > ROWS.most || !areDistinct(rows.map(({ title }) => title))) return undefined;
  return { type: "list", action: { button: open, sections: [{ rows }] } };
}

function rowWords(label: string): { readonly title: string; readonly description?: string } {
  if (label.length <= ROWS.title) return { title: label };
  const head = label.slice(0, ROWS.title - 1);
  const word = head.lastIndexOf(" ");
  return { title: `${head.slice(0, word > ROWS.title / 2 ? word : undefined).trimEnd()}…`, description: label };
}

const fits = (id: string, label: string, limits: { readonly title: number; readonly id: number }) =>
  id.length <= limits.id && label.trim() !== "" && label.trim().length <= limits.title;

/** As a person sees them: Meta refuses the same title twice, too. */
const areDistinct = (labels: readonly string[]) =>
  new Set(labels.map((label) => label.trim().toLowerCase())).size === labels.length;

export type ListWords = Pick<Wording, "messengers" | "spoken">;

/** In a language that has no word for it, dots say it. */
function openButton({ messengers, spoken }: ListWords, language: Language | undefined): string {
  if (language === undefined || spoken("messengers", language) !== language) return "…";
  return messengers(language).choose;
}

function numbered(text: string, options: Options): readonly CloudMessage[] {
  const list = options.map(({ label }, n) => `${n + 1}. ${label}`).join("\n");
  const both = `${text}\n\n${list}`;
  return both.length <= TEXT ? [plain(both)] : [plain(text), plain(list)];
}

/** A body has 1,024 characters with the words around the placeholder, which are the operator's. */
const PLACEHOLDER = 900;

/**
 * The same words as a template: on one line, because Meta refuses a placeholder with line breaks, tabs or more than four
 * spaces in a row. Choices are numbered; the answer opens the 24 hours again.
 */
export function writeTemplates(
  { text, options, language = "en" }: Pick<Outbound, "text" | "options" | "language">,
  name: string,
): readonly CloudMessage[] {
  const choices = options.map(({ label }, n) => `${n + 1}. ${label}`);
  const line = [text, choices.join(" · ")].join(" ").replace(/\s+/gu, " ").trim();
  return inParts(line).map((words) => ({
    type: "template",
    template: {
      name,
      language: { code: languageCode(language) },
      components: [{ type: "body", parameters: [{ type: "text", text: words }] }],
    },
  }));
}

/** As Meta writes it: `pt_BR`. */
const languageCode = (language: Language): string => language.replace("-", "_");

function inParts(line: string): readonly string[] {
  if (line.length <= PLACEHOLDER) return [line];
  const space = line.lastIndexOf(" ", PLACEHOLDER);
  const at = space > PLACEHOLDER / 2 ? space : PLACEHOLDER;
  return [line.slice(0, at), ...inParts(line.slice(at).trim())];
}

/** Where a text is parted best: before a paragraph, a line, a sentence, a word. */
const BREAKS = ["\n\n", "\n", ". ", "? ", " "];

/**
 * Parts a text so that its end has at most `limit` UTF-16 units and is as long as it can be at a good place.
 *
 * @returns what comes first, unless the whole text fits; and the end, which is never empty
 */
function cutTail(text: string, limit: number): readonly [head: string, tail: string] | readonly [tail: string] {
  if (text.length <= limit) return [text];
  const from = text.length - limit;
  for (const mark of BREAKS) {
    const at = text.indexOf(mark, from - mark.length);
    if (at < 0) continue;
    const tail = text.slice(at + mark.length).trim();
    if (tail !== "" && tail.length > limit / 4) return [text.slice(0, at + mark.length).trimEnd(), tail];
  }
  // Never between the halves of one character.
  const at = isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from;
  return [text.slice(0, at), text.slice(at)];
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
