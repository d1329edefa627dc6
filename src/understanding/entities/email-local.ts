import { MAX_LOCAL_LENGTH } from "../../shared/email.ts";
import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { AddressToken } from "./address-tokens.ts";

export interface Part {
  readonly text: string;
  /** Index of the outermost token that belongs to it. */
  readonly edge: number;
}

const common = everyEntry((words) => words.common);
/** Formatting marks of chat apps and quotes in front of an address. */
const MARKS_BEFORE = /^['*~#&]+/;
/** Signs that may be part of an address: with one of them right before it we do not know where it begins. */
const UNCLEAR_BEFORE = /^[@!?/=|`{}.\\]$/;

/**
 * The part before the `@` at `at`, read leftwards: "ana.lopez", "ana punto lopez".
 *
 * @returns undefined when there is none, or when it may have begun earlier: half an address is somebody else's
 */
export function localPart(tokens: readonly AddressToken[], at: number, vocabulary: Vocabulary): Part | undefined {
  const apart = tokens[at - 1]?.kind === "blank";
  let edge = apart ? at - 2 : at - 1;
  let text = wordAt(tokens, edge);
  while (text !== undefined && text.length <= MAX_LOCAL_LENGTH) {
    const longer = oneMore(tokens, edge);
    if (!longer) break;
    text = longer.text + text;
    edge = longer.edge;
  }
  if (text === undefined || isUnclear(tokens[edge - 1])) return undefined;
  return apart && common(vocabulary).has(fold(text)) ? undefined : { text: text.replace(MARKS_BEFORE, ""), edge };
}

function oneMore(tokens: readonly AddressToken[], edge: number): Part | undefined {
  const tight = tokens[edge - 1];
  if (tight?.kind === "sign" && (tight.how === "typed" || tight.how === "boxed"))
    return joined(tokens, edge - 1, edge - 2);
  const said = tight?.kind === "blank" ? tokens[edge - 2] : undefined;
  if (said?.kind !== "sign" || said.how === "typed") return undefined;
  return joined(tokens, edge - 2, tokens[edge - 3]?.kind === "blank" ? edge - 4 : edge - 3);
}

function joined(tokens: readonly AddressToken[], sign: number, before: number): Part | undefined {
  const token = tokens[sign];
  const word = wordAt(tokens, before);
  return token?.kind === "sign" && token.sign !== "@" && word !== undefined
    ? { text: word + token.sign, edge: before }
    : undefined;
}

function wordAt(tokens: readonly AddressToken[], index: number): string | undefined {
  const token = tokens[index];
  return token?.kind === "word" ? token.text : undefined;
}

function isUnclear(token: AddressToken | undefined): boolean {
  if (token?.kind === "sign") return token.how === "typed";
  return token?.kind === "other" && UNCLEAR_BEFORE.test(token.text);
}
