import type { Book, ReadTexts, Rule, Words } from "../book.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listed } from "../did-you-mean.ts";
import { type Message, readMessage } from "../message.ts";
import { SAID_BY_CODE } from "../said-by-code.ts";
import { mistake } from "../source.ts";
import { usesIn } from "../uses.ts";
import { type Certain, PROOF, whatHolds } from "../what-holds.ts";

/** WhatsApp takes at most so many characters in a message with buttons (Cloud API, interactive messages). */
const LONGEST_TEXT = 1024;

/** Every text says something, can be read by the formatter, and fits into a message. */
export const wordsAreSound: Rule = ({ texts }) =>
  texts.flatMap((read) => [...read.texts].flatMap(([, words]) => soundness(read, words)));

function soundness({ source, language }: ReadTexts, { words, place }: Words): readonly Diagnostic[] {
  if (words.trim() === "") {
    return [mistake(source, place, "empty-text", "This text is empty.", "Write what shall be said here.")];
  }
  const message = readMessage(words, language);
  if (!message.ok) {
    const what = `The placeholders of this text cannot be read: ${message.reason}.`;
    const cure = "Close every { with }, and write plurals as {n, plural, one {# day} other {# days}}.";
    return [mistake(source, place, "broken-message", what, cure)];
  }
  const length = Array.from(words).length;
  if (length <= LONGEST_TEXT) return [];
  const what = `This text has ${String(length)} characters; WhatsApp takes ${String(LONGEST_TEXT)}.`;
  return [mistake(source, place, "long-text", what, "Shorten it, or say it in two steps.")];
}

interface Spoken {
  readonly read: ReadTexts;
  readonly words: Words;
  readonly message: Message;
}

/** A text in every language that has it, the first language first. What cannot be read is another rule's business. */
const spokenIn = ({ texts }: Book, id: string): readonly Spoken[] =>
  texts.flatMap((read) => {
    const words = read.texts.get(id);
    const message = words && readMessage(words.words, read.language);
    return words && message?.ok ? [{ read, words, message: message.value }] : [];
  });

/** The languages show the same values. */
export const languagesAgree: Rule = (book) => {
  const ids = new Set(book.texts.flatMap((read) => [...read.texts.keys()]));
  return [...ids].flatMap((id) => {
    const [first, ...others] = spokenIn(book, id);
    return first ? others.flatMap((other) => disagreement(first, other)) : [];
  });
};

const names = (message: Message) => listed(message.placeholders.map((name) => `{${name}}`));

function disagreement(first: Spoken, { read, words, message }: Spoken): readonly Diagnostic[] {
  if (names(first.message) === names(message)) return [];
  const what = `This shows ${names(message)}, and ${first.read.language} shows ${names(first.message)}.`;
  return [mistake(read.source, words.place, "different-placeholders", what, "Show the same values in every language.")];
}

/** A text shows only what is certain to have a value where it is said. */
export const placeholdersAreFilled: Rule = (book) => [
  ...inFlows(book),
  ...[...SAID_BY_CODE].flatMap(([text, may]) => unfilled(book, text, "the agent", new Set(may))),
];

function inFlows(book: Book): readonly Diagnostic[] {
  const holds = whatHolds(book);
  const uses = book.flows.flatMap(({ flow }) => usesIn(flow).map((use) => ({ use, flow })));
  return uses.flatMap(({ use, flow }) => {
    const certain = holds(flow).get(use.step);
    if (!certain) return [];
    // Buttons and reasons are said without any values.
    const may: Certain = use.as === "spoken" ? certain : new Set();
    const who = { spoken: `the step ${flow.id}.${use.step}`, label: "a button", reason: "a reason" }[use.as];
    return unfilled(book, use.text, who, may);
  });
}

function unfilled(book: Book, text: string, who: string, may: Certain): readonly Diagnostic[] {
  const first = spokenIn(book, text)[0];
  if (!first) return [];
  const known = listed([...may].filter((name) => name !== PROOF).map((name) => `{${name}}`));
  return first.message.placeholders
    .filter((name) => !may.has(name))
    .map((name) => {
      const what = `{${name}} may have no value when ${who} says this.`;
      return mistake(first.read.source, first.words.place, "unknown-placeholder", what, `Here there is: ${known}.`);
    });
}
