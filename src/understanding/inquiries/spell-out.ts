/** Ways to say a part of a sentence, in brackets with bars between them; one of them may be nothing. */
const CHOICE = /\(([^()|]*(?:\|[^()|]*)+)\)/u;

/**
 * Sentences out of one that is written with choices: "how long (is|will) (the|my) code (valid|work|last)". There are as
 * many as the longest choice has ways, and every way of every choice is in one of them: all combinations would teach little more.
 */
export function spellOut(line: string): readonly string[] {
  const parts = line.split(CHOICE);
  const choices = parts.map((part, index) => (index % 2 === 0 ? [part] : part.split("|")));
  const count = Math.max(...choices.map((ways) => ways.length));
  return Array.from({ length: count }, (_, turn) =>
    choices
      .map((ways, index) => ways[(turn + index) % ways.length] ?? "")
      .join("")
      .replace(/\s+/gu, " ")
      .trim(),
  );
}
