import { didYouMean, listed } from "../shared/did-you-mean.ts";
import {
  asksForSecret,
  type AskingWords,
  type Diagnostic,
  type Message,
  mistake,
  readMessage,
  secretAsked,
  troubleOf,
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

/** What a file is held against. */
interface Against {
  readonly language: Language;
  readonly kind: Kind;
  /** Texts of the same kind, all of them sound; for the English file itself, that file. */
  readonly english: ReadonlyMap<string, Words>;
  /** By which a text is caught that asks for a password; without them nobody looks. */
  readonly asking: AskingWords | undefined;
}

/** Holds the words of a file against the English ones. */
export function checkLayer(
  { texts }: Pick<Layer, "texts">,
  { language, kind, english, asking }: Against,
): CheckedLayer {
  const uneven = unevenLists(texts, english);
  const checked = [...texts].map(([id, said]) => {
    const list = uneven.get(listOf(id) ?? "");
    if (list) return { id, said, found: list.first === id ? [list.told] : [], isLeftOut: true };
    const pattern = english.get(id);
    const asked = asking && asksForSecret(said.words, asking, kind === "portal" ? "page" : "chat");
    const found = pattern
      ? [...checkText(said, pattern, { id, kind, language }), ...secretAsked(said, asked)]
      : [strange(id, said, english)];
    return { id, said, found, isLeftOut: found.length > 0 };
  });
  return {
    texts: new Map(checked.flatMap(({ id, said, isLeftOut }) => (isLeftOut ? [] : [[id, said] as const]))),
    diagnostics: checked.flatMap(({ found }) => found),
  };
}

/** A list goes by its name: nobody counts its entries. Undefined for a text that stands in none. */
export const listOf = (id: string): string | undefined => /^(.*)\.\d+$/u.exec(id)?.[1];

interface Uneven {
  readonly first: string;
  readonly told: Diagnostic;
}

/** Lists that are longer or shorter than the English ones, and lists where English has none: they count as wholes. */
function unevenLists(texts: ReadonlyMap<string, Words>, english: ReadonlyMap<string, Words>) {
  const lengthIn = (all: ReadonlyMap<string, Words>, list: string) =>
    [...all.keys()].filter((id) => listOf(id) === list).length;
  const found = new Map<string, Uneven>();
  for (const [id, { source, place }] of texts) {
    const list = listOf(id);
    if (list === undefined || found.has(list)) continue;
    const has = lengthIn(texts, list);
    const wanted = lengthIn(english, list);
    if (has === wanted) continue;
    if (wanted === 0 && !english.has(list)) {
      found.set(list, { first: id, told: strange(list, { source, place }, english) });
      continue;
    }
    const what = `The list "${list}" has ${String(has)} entries${wanted > 0 ? `, and ${String(wanted)} are needed` : ""}.`;
    const cure = wanted > 0 ? "Write as many as the English file has." : "Write one text in its place.";
    found.set(list, { first: id, told: mistake(source, place, "wrong-value", what, cure) });
  }
  return found;
}

function strange(
  id: string,
  { source, place }: Pick<Words, "source" | "place">,
  english: ReadonlyMap<string, Words>,
): Diagnostic {
  const what = `There is no text "${listOf(id) ?? id}".${didYouMean(id, [...english.keys()])}`;
  const cure = "Name it as in the English file, move it to the file that it belongs in, or take it out.";
  return mistake(source, place, "unknown-key", what, cure);
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
  if (!message.ok) return [broken(said, troubleOf(message.reason))];
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
  if (text === undefined) return [broken(said, UNFIT)];
  return tooLong(text, said, about);
}

const braced = (names: readonly string[]) => listed(names.map((name) => `{${name}}`));

const UNFIT = {
  what: "This text cannot be filled in: its values are words and numbers.",
  cure: "Show a value as {name}, and count by {n, plural, one {# day} other {# days}}.",
};

const broken = ({ source, place }: Words, { what, cure }: ReturnType<typeof troubleOf>): Diagnostic =>
  mistake(source, place, "broken-message", what, cure);

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
