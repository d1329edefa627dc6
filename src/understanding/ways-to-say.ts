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
  const choices = choicesIn(phrase);
  const all = choices.reduce((product, { length }) => product * length, 1);
  const ways = Array.from({ length: Math.min(all, most) }, (_, index) => wayOf(choices, (index * STEP) % all));
  return [...new Set(ways)];
}

/**
 * As many ways as the longest choice of a line has; every way of every choice is in one of them. All combinations would
 * teach little more.
 */
export function eachWay(line: string): readonly string[] {
  const choices = choicesIn(line);
  const count = Math.max(...choices.map((ways) => ways.length));
  return Array.from({ length: count }, (_, turn) =>
    said(choices.map((ways, at) => ways[(turn + at) % ways.length] ?? "")),
  );
}

function wayOf(choices: Choices, number: number): string {
  let rest = number;
  const words = choices.map((choice) => {
    const word = choice[rest % choice.length] ?? "";
    rest = Math.floor(rest / choice.length);
    return word;
  });
  return said(words);
}

type Choices = readonly (readonly string[])[];

/** What stands between choices is a choice of one. */
const choicesIn = (line: string): Choices =>
  line.split(CHOICE).map((part, index) => (index % 2 === 1 ? part.split("|") : [part]));

const said = (parts: readonly string[]): string => parts.join("").replace(/\s+/gu, " ").trim();
