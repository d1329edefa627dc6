import type { Capabilities, Outbound } from "../channels/channel.ts";
import { splitText } from "./split-text.ts";

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
    ...{ to, text, heardAt, language },
    key: n === 0 ? key : `${key}:${n + 1}`,
    options: numbered || n < parts.length - 1 ? [] : options,
  }));
}

const withNumbers = ({ text, options }: Outbound, hint: (most: number) => string) =>
  `${text}\n\n${options.map(({ label }, n) => `${n + 1}. ${label}`).join("\n")}\n\n${hint(options.length)}`;
