/**
 * A rule over words, one line of a word file: `<deny> ~ <ask> & <thing> ! waiting`.
 *
 * Parts stand between `&` and `!`: all must occur somewhere in a message, in any order, and those behind a `!` must not.
 * A part is words in this order: `<name>` any entry of that list, `..` up to four words of any kind, `~` any number of
 * words of the list `small`, and otherwise the word itself. No part reaches over the end of a sentence.
 */
export interface MisuseRule {
  readonly wanted: readonly Part[];
  readonly barred: readonly Part[];
}

export type Part = readonly Piece[];

export type Piece =
  { readonly kind: "list" | "word"; readonly name: string } | { readonly kind: "gap" } | { readonly kind: "small" };

const LIST = /^<([^<>]+)>$/u;
/** What a rule looks its `~` up in. */
export const SMALL = "small";

export const rulesIn = (text: string): readonly MisuseRule[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(ruleOf);

function ruleOf(line: string): MisuseRule {
  const parts = `& ${line}`
    .split(/(?=[&!])/u)
    .map((part) => ({ barred: part.startsWith("!"), pieces: part.slice(1).split(/\s+/u).flatMap(pieceOf) }))
    .filter(({ pieces }) => pieces.length > 0);
  const of = (barred: boolean) => parts.filter((part) => part.barred === barred).map(({ pieces }) => pieces);
  return { wanted: of(false), barred: of(true) };
}

function pieceOf(word: string): readonly Piece[] {
  if (word === "") return [];
  if (word === "..") return [{ kind: "gap" }];
  if (word === "~") return [{ kind: "small" }];
  const name = LIST.exec(word)?.[1];
  return [name === undefined ? { kind: "word", name: word } : { kind: "list", name }];
}

/** Names that rules point at and no list has. */
export function strangeLists(rules: string, lists: Readonly<Record<string, string>>): readonly string[] {
  const named = rulesIn(rules).flatMap(({ wanted, barred }) =>
    [...wanted, ...barred].flat().flatMap((piece) => {
      if (piece.kind === "list") return [piece.name];
      return piece.kind === "small" ? [SMALL] : [];
    }),
  );
  return [...new Set(named)].filter((name) => !Object.hasOwn(lists, name));
}
