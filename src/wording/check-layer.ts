import {
  didYouMean,
  type Diagnostic,
  listed,
  type Message,
  mistake,
  readMessage,
  type Words,
} from "../flow-compiler/flow-compiler.ts";
import { baseOf, FALLBACK_LANGUAGE, type Language } from "../shared/language.ts";
import type { Layer } from "./read-layer.ts";
import { isKnownValue, type Kind, SAMPLE_VALUES } from "./say-text.ts";

/** What an English text asks of its translations: the values that it is filled in with, and which of them are numbers. */
interface Pattern {
  readonly placeholders: readonly string[];
  readonly numbers: readonly string[];
}

/** @throws when the English words cannot be read */
export function patternOf(words: string): Pattern {
  const message = readMessage(words, FALLBACK_LANGUAGE);
  if (!message.ok) throw new Error(`An English text cannot be read, ${message.reason}: ${words}`);
  return valuesOf(message.value);
}

const valuesOf = ({ placeholders, numbers }: Message): Pattern => ({
  placeholders: placeholders.filter((name) => !isKnownValue(name)),
  numbers,
});

interface Room {
  readonly kind: Kind;
  readonly id: RegExp;
  /** Characters of the words around what is filled in. */
  readonly most: number;
  readonly where: string;
}

/** Places that show so much and no more. A subject of 78 characters fits on one line of a mail (RFC 5322, 2.1.1). */
const ROOM: readonly Room[] = [
  { kind: "mail", id: /(?:^|\.)subject$/u, most: 78, where: "as the subject of a mail" },
  { kind: "mail", id: /(?:^|\.)button$/u, most: 48, where: "on a button" },
  { kind: "portal", id: /(?:^|\.)button$/u, most: 48, where: "on a button" },
  { kind: "messengers", id: /^menu\./u, most: 30, where: "in the menu of Telegram" },
  { kind: "messengers", id: /^choose$/u, most: 20, where: "above a list in WhatsApp" },
];

/** Not words but a tag: by its habits dates are written. */
const DATES = "dates";

/** A file beside the English one: what of it can be said, and why the rest cannot. */
export interface CheckedLayer {
  readonly texts: ReadonlyMap<string, Words>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Holds the words of a file against the English ones.
 *
 * @param english texts of the same kind, all of them sound; for the English file itself, that file
 */
export function checkLayer(
  { texts }: Pick<Layer, "texts">,
  { language, kind, english }: { language: Language; kind: Kind; english: ReadonlyMap<string, Words> },
): CheckedLayer {
  const checked = [...texts].map(([id, said]) => {
    const pattern = english.get(id);
    const found = pattern ? checkText(said, pattern, { id, kind, language }) : [strange(id, said, english)];
    return { id, said, found };
  });
  return {
    texts: new Map(checked.flatMap(({ id, said, found }) => (found.length > 0 ? [] : [[id, said] as const]))),
    diagnostics: checked.flatMap(({ found }) => found),
  };
}

function strange(id: string, { source, place }: Words, english: ReadonlyMap<string, Words>): Diagnostic {
  const what = `There is no text "${id}".${didYouMean(id, [...english.keys()])}`;
  return mistake(source, place, "unknown-key", what, "Name it as in the English file, or take it out.");
}

interface About {
  readonly id: string;
  readonly kind: Kind;
  readonly language: Language;
}

function checkText(said: Words, english: Words, about: About): readonly Diagnostic[] {
  const { words, place, source } = said;
  if (words.trim() === "") {
    return [mistake(source, place, "empty-text", "This text is empty.", "Write what shall be said here.")];
  }
  const message = readMessage(words, about.language);
  if (!message.ok) return [broken(said, `cannot be read: ${message.reason}`)];
  const wanted = patternOf(english.words);
  const { placeholders } = valuesOf(message.value);
  if (placeholders.join() !== wanted.placeholders.join()) {
    const what = `This shows ${braced(placeholders)}, and in English it shows ${braced(wanted.placeholders)}.`;
    return [mistake(source, place, "different-placeholders", what, "Show the same values in every language.")];
  }
  if (about.kind === "mail" && about.id === DATES && baseOf(words) !== baseOf(about.language)) {
    const cure = `Write a tag of this language, such as ${about.language}.`;
    return [mistake(source, place, "wrong-value", `Dates cannot be written by "${words}".`, cure)];
  }
  const text = filled(message.value, wanted);
  if (text === undefined) return [broken(said, "cannot be filled in: what they are given is words and numbers")];
  return tooLong(text, said, about);
}

const braced = (names: readonly string[]) => listed(names.map((name) => `{${name}}`));

function broken({ source, place }: Words, how: string): Diagnostic {
  const cure = "Close every { with }, and write plurals as {n, plural, one {# day} other {# days}}.";
  return mistake(source, place, "broken-message", `The placeholders of this text ${how}.`, cure);
}

/** Values are words and numbers: a text that wants another kind would break where it is said. */
function filled(message: Message, { placeholders, numbers }: Pattern): string | undefined {
  const values = placeholders.map((name) => [name, numbers.includes(name) ? 2 : "x"] as const);
  try {
    return message.fill({ ...Object.fromEntries(values), ...SAMPLE_VALUES });
  } catch {
    return undefined;
  }
}

function tooLong(text: string, { source, place }: Words, { id, kind }: About): readonly Diagnostic[] {
  const length = Array.from(text).length;
  return ROOM.filter((room) => room.kind === kind && room.id.test(id) && length > room.most).map(({ most, where }) => {
    const what = `This text has ${String(length)} characters; ${where} there is room for ${String(most)}.`;
    return mistake(source, place, "long-text", what, "Shorten it.");
  });
}
