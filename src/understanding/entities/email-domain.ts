import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { AddressToken } from "./address-tokens.ts";
import type { Part } from "./email-local.ts";

/** The domain, and whether a dot in it was said: that makes a mere "at" before it a sign. */
export interface Domain extends Part {
  readonly said: boolean;
}

/** Endings that people write after a comma or a blank by mistake: "gmail,com", "gmail com". */
const mistypedEndings = everyEntry((words) => words.email.endings);
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const MARKS_AFTER = /['*~_#&+-]+$/;
const LONGEST = 253;

/** The part after the `@` at `at`, read rightwards. Undefined when it is no domain, or goes on in a way we cannot read. */
export function domainPart(tokens: readonly AddressToken[], at: number, vocabulary: Vocabulary): Domain | undefined {
  const endings = mistypedEndings(vocabulary);
  let edge = tokens[at + 1]?.kind === "blank" ? at + 2 : at + 1;
  let text = labelAt(tokens, edge);
  let said = false;
  while (text !== undefined && text.length <= LONGEST) {
    const next = separatorAfter(tokens, edge, text, endings);
    if (!next) break;
    const label = labelAt(tokens, next.edge);
    if (label === undefined) return next.sure ? undefined : result(text, edge, said);
    if (next.said && text.includes(".") && !/^[a-z]{2,3}$/i.test(label)) break;
    text += next.text + label;
    edge = next.edge;
    said ||= next.said;
  }
  return text === undefined || goesOn(tokens[edge + 1]) ? undefined : result(text, edge, said);
}

const result = (text: string, edge: number, said: boolean) => (text.includes(".") ? { text, edge, said } : undefined);

interface Separator extends Part {
  readonly said: boolean;
  /** A label must follow; if what follows cannot be one, this is not an address we understand. */
  readonly sure: boolean;
}

function separatorAfter(
  tokens: readonly AddressToken[],
  edge: number,
  domain: string,
  endings: ReadonlySet<string>,
): Separator | undefined {
  const complete = domain.includes(".");
  const blank = tokens[edge + 1]?.kind === "blank";
  const at = blank ? edge + 2 : edge + 1;
  const sign = tokens[at];
  if (sign?.kind === "sign" && sign.sign !== "@" && sign.how !== "typed") return said(tokens, at, sign.sign);
  const spaced = tokens[at + 1]?.kind === "blank";
  const next = spaced ? at + 2 : at + 1;
  const isDot = sign?.kind === "sign" && sign.sign === ".";
  if (isDot && (!complete || (!blank && !spaced)) && tokens[next]?.kind === "word") {
    return { text: ".", edge: next, said: false, sure: !blank && !spaced };
  }
  return complete ? undefined : mistyped(tokens, edge, endings);
}

function said(tokens: readonly AddressToken[], at: number, text: string): Separator {
  return { text, edge: tokens[at + 1]?.kind === "blank" ? at + 2 : at + 1, said: true, sure: false };
}

function mistyped(tokens: readonly AddressToken[], edge: number, endings: ReadonlySet<string>): Separator | undefined {
  const [sign, ending] = [tokens[edge + 1], tokens[edge + 2]];
  const isMistake = sign?.kind === "blank" || (sign?.kind === "other" && sign.text === ",");
  if (!isMistake || ending?.kind !== "word" || !endings.has(ending.text.toLowerCase())) return undefined;
  return { text: ".", edge: edge + 2, said: false, sure: false };
}

/** A mere "at" where a label must stand is one: "acme dot at" is in Austria. */
function labelAt(tokens: readonly AddressToken[], index: number): string | undefined {
  const token = tokens[index];
  if (token?.kind !== "word" && !(token?.kind === "sign" && token.how === "weak")) return undefined;
  const label = token.text.replace(MARKS_AFTER, "");
  return LABEL.test(label) ? label : undefined;
}

const goesOn = (token: AddressToken | undefined) =>
  token?.kind === "sign" && token.sign === "@" && token.how === "typed";
