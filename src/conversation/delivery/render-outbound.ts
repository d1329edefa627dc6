import type { Capabilities, Outbound } from "../../channels/channel.ts";

/**
 * A line as a messenger can show it: choices are numbered where there are too few buttons, and a text beyond the
 * limit goes out in parts, each with a key of its own. Buttons hang on the last part.
 *
 * @param hint how to answer by number, for the highest number
 */
export function renderOutbound(
  line: Outbound,
  { buttons, textLimit }: Capabilities,
  hint: (most: number) => string,
): readonly Outbound[] {
  const { to, key, options, heardAt, language } = line;
  const numbered = options.length > buttons;
  const parts = splitText(numbered ? withNumbers(line, hint) : line.text, textLimit);
  return parts.map((text, n) => ({
    to,
    text,
    heardAt,
    language,
    key: n === 0 ? key : `${key}:${n + 1}`,
    options: numbered || n < parts.length - 1 ? [] : options,
  }));
}

const withNumbers = ({ text, options }: Outbound, hint: (most: number) => string) =>
  `${text}\n\n${options.map(({ label }, n) => `${n + 1}. ${label}`).join("\n")}\n\n${hint(options.length)}`;

/** Where a text is cut best: after a paragraph, a line, a sentence, a word. */
const BREAKS = ["\n\n", "\n", ". ", "? ", " "];

/**
 * Cuts a text into parts of at most `limit` UTF-16 units, at the best place in the second half of each part. Nothing
 * is lost but the white space at the cuts.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = placeToCut(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === "" && parts.length > 0 ? parts : [...parts, rest];
}

function placeToCut(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const mark of BREAKS) {
    const at = head.lastIndexOf(mark);
    if (at > limit / 2) return at + mark.length;
  }
  // Never between the halves of one character.
  return limit > 1 && isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
