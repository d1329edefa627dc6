/** Longest filler, in words. */
const LONGEST = 4;

/** Takes filler phrases off both ends, again and again, but never the whole of it: "ok" alone stays "ok". */
export function trimPhrases(words: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  const start = fillerAt(words, fillers, "start");
  const rest = start > 0 ? words.slice(start) : words.slice(0, words.length - fillerAt(words, fillers, "end"));
  return rest.length === words.length || rest.length === 0 ? words : trimPhrases(rest, fillers);
}

/** How many words the longest filler at that end has. */
function fillerAt(words: readonly string[], fillers: ReadonlySet<string>, end: "start" | "end"): number {
  for (let length = Math.min(LONGEST, words.length - 1); length > 0; length--) {
    const part = end === "start" ? words.slice(0, length) : words.slice(-length);
    if (fillers.has(part.join(" "))) return length;
  }
  return 0;
}
