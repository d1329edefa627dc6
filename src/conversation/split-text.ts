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
