/** `(a|b|)`: one of these, or nothing. */
const CHOICE = /\(([^()]*\|[^()]*)\)/u;

/** A prime, so that the ways that are taken are spread over all of them. */
const STEP = 7919;

/**
 * The ways to say a phrase with choices in it: "(I|we) can't (see|find) it" is four.
 *
 * @param most so many are given at most, spread evenly, and always the same
 */
export function waysToSay(phrase: string, most: number): readonly string[] {
  const parts = phrase.split(new RegExp(CHOICE, "gu"));
  const choices = parts.map((part, index) => (index % 2 === 1 ? part.split("|") : [part]));
  const all = choices.reduce((product, { length }) => product * length, 1);
  const ways = Array.from({ length: Math.min(all, most) }, (_, index) => wayOf(choices, (index * STEP) % all));
  return [...new Set(ways)];
}

function wayOf(choices: readonly (readonly string[])[], number: number): string {
  let rest = number;
  const said = choices.map((choice) => {
    const word = choice[rest % choice.length] ?? "";
    rest = Math.floor(rest / choice.length);
    return word;
  });
  return said.join("").replace(/ {2,}/gu, " ").trim();
}
