/** Where a text is parted best: before a paragraph, a line, a sentence, a word. */
const BREAKS = ["\n\n", "\n", ". ", "? ", " "];

/**
 * Parts a text so that its end has at most `limit` UTF-16 units and is as long as it can be at a good place.
 *
 * @returns what comes first, unless the whole text fits; and the end, which is never empty
 */
export function cutTail(text: string, limit: number): readonly [head: string, tail: string] | readonly [tail: string] {
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
