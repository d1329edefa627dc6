import {
  acknowledgementOf,
  ANSWER_ARGUMENTS,
  answerTo,
  ENGINE_ARGUMENTS,
  ENGINE_TEXTS,
  type Option,
  type Step,
} from "../../engine/engine.ts";
import { INQUIRIES } from "../../shared/inquiry.ts";
import { type Language, LANGUAGES } from "../../shared/language.ts";
import { TOLD, toldArgument } from "../../shared/told.ts";
import type { Book, ReadFlow, ReadTexts, Rule, Words } from "../symbols.ts";
import { stepsOf } from "../branches.ts";
import { BUILT_IN } from "../built-in.ts";
import type { Diagnostic, Part } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { type Message, readMessage, troubleOf } from "../message.ts";
import { languageFilePath } from "../language-files.ts";
import { remembered } from "../remembered.ts";
import { mistake, type Path } from "../source.ts";
import { SHELL_TEXTS } from "../catalog.ts";
import { type Certain, PROOF, whatHolds } from "../certainty.ts";

/** Every language has its file. */
export const languagesAreThere: Rule = ({ texts, unread }) =>
  LANGUAGES.filter(
    (language) => !texts.some((read) => read.language === language) && unread?.hasText("", language) !== true,
  ).map((language) => ({
    code: "missing-language",
    file: languageFilePath("chat", language),
    line: 1,
    column: 1,
    what: `There are no texts in ${language}.`,
    cure: `Copy ${languageFilePath("chat", texts[0]?.language ?? LANGUAGES[0])} to this place and translate it.`,
  }));

const IN_EVERY = "Write it into the chat.yml of every language.";

/** What a flow says has words. */
export const textsAreThere: Rule = (book) => {
  const known = knownTexts(book);
  return [...wordless(book, known), ...silentCode(book, known)];
};

/** What has words in one language has them in all. */
export const textsAreTranslated: Rule = (book) => {
  const known = knownTexts(book);
  const used = usedTexts(book);
  const wanted = new Set([...known].filter((text) => used.has(text) || book.unread?.says(text) === true));
  return book.texts.flatMap((read) =>
    untranslated(read, new Set([...wanted].filter((text) => book.unread?.hasText(text, read.language) !== true))),
  );
};

const knownTexts = ({ texts }: Book): ReadonlySet<string> => new Set(texts.flatMap((read) => [...read.texts.keys()]));

function wordless(book: Book, known: ReadonlySet<string>): readonly Diagnostic[] {
  return book.flows.flatMap((read) =>
    usesIn(read)
      .filter((use) => !known.has(use.text) && !isAssumed(book, use.text))
      .map((use) => {
        const what = `The text "${use.text}" has no words in any language.${didYouMean(use.text, [...known])}`;
        return mistake(read.source, read.source.atKey(use.path), "missing-text", what, IN_EVERY);
      }),
  );
}

/** It may have words in a line that could not be read; with no language at all read, any may. */
const isAssumed = ({ texts, unread }: Book, text: string): boolean =>
  unread !== undefined && (texts.length === 0 || (text !== "" && unread.hasText(text) && !unread.hasText("")));

/** Texts that code says by itself have no flow to point at. */
const silentCode = (book: Book, known: ReadonlySet<string>): readonly Diagnostic[] =>
  [...SAID_BY_CODE.keys()]
    .filter((text) => !known.has(text) && !isAssumed(book, text))
    .map((text) => ({
      code: "missing-text",
      file: languageFilePath("chat", LANGUAGES[0]),
      line: 1,
      column: 1,
      what: `The text "${text}", which the agent says by itself, has no words in any language.`,
      cure: IN_EVERY,
    }));

function untranslated(read: ReadTexts, wanted: ReadonlySet<string>): readonly Diagnostic[] {
  const { source, language, texts } = read;
  return [...wanted]
    .filter((text) => !texts.has(text))
    .map((text) => {
      const what = `The text "${text}" is missing in ${language}, and other languages have it.`;
      return mistake(
        source,
        source.atKey(text.split(".").slice(0, 1)),
        "missing-translation",
        what,
        "Translate it here.",
      );
    });
}

/** Nobody keeps translating words that are never said. */
export const textsAreUsed: Rule = (book) => {
  const used = usedTexts(book);
  return book.texts.flatMap(({ texts }) =>
    [...texts]
      .filter(([text]) => !used.has(text) && book.unread?.says(text) !== true)
      .map(([text, { place, source }]) => {
        const what = `No flow says the text "${text}".${didYouMean(text, [...used])}`;
        return mistake(source, place, "unused-text", what, "Delete it, or correct its name.");
      }),
  );
};

/** Every text that a flow, the engine or the shell says. */
export const usedTexts = ({ flows }: Book): ReadonlySet<string> =>
  new Set([...SAID_BY_CODE.keys(), ...flows.flatMap((read) => usesIn(read).map((use) => use.text))]);

/** WhatsApp takes at most so many characters in a message with buttons (Cloud API, interactive messages). */
const LONGEST_TEXT = 1024;

/** Every text says something, can be read by the formatter, and fits into a message. */
export const wordsAreSound: Rule = ({ texts }) =>
  texts.flatMap((read) => [...read.texts].flatMap(([, words]) => soundness(read, words)));

/** The formatter is slow, and several rules ask for the same message. */
const messageOf = remembered(({ words }: Words, language: Language) => readMessage(words, language));

function soundness({ language }: ReadTexts, said: Words): readonly Diagnostic[] {
  const { words, place, source } = said;
  if (words.trim() === "") {
    return [mistake(source, place, "empty-text", "This text is empty.", "Write what shall be said here.")];
  }
  const message = messageOf(said, language);
  if (!message.ok) {
    const { what, cure } = troubleOf(message.reason);
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
    const message = words && messageOf(words, read.language);
    return words && message?.ok ? [{ read, words, message: message.value }] : [];
  });

/** The languages show the same values. */
export const languagesAgree: Rule = (book) => {
  const ids = new Set(book.texts.flatMap((read) => [...read.texts.keys()]));
  return [...ids].flatMap((id) => {
    const [first, ...others] = spokenIn(book, id);
    return first ? others.flatMap((other) => disagreement(id, first, other)) : [];
  });
};

const names = (message: Message) => listed(message.placeholders.map((name) => `{${name}}`));

function disagreement(id: string, first: Spoken, { read, words, message }: Spoken): readonly Diagnostic[] {
  if (names(first.message) === names(message)) return [];
  const what = `This shows ${names(message)}, and ${first.read.language} shows ${names(first.message)}.`;
  const cure = "Show the same values in every language.";
  const about: readonly Part[] = [`text ${first.read.language} ${id}`, `text ${read.language} ${id}`];
  return [{ ...mistake(words.source, words.place, "different-placeholders", what, cure), about }];
}

/** A text shows only what is certain to have a value where it is said. */
export const placeholdersAreFilled: Rule = (book) => {
  const holds = whatHolds(book);
  const ways = book.flows.flatMap(({ flow }) => [...holds(flow).values()].flatMap((certain) => [...certain]));
  const known = new Set([...ways, ...[...SAID_BY_CODE.values()].flat(), ...BUILT_IN].filter((name) => name !== PROOF));
  return [
    ...inFlows(book, holds, known),
    ...[...SAID_BY_CODE].flatMap(([text, may]) =>
      unfilled(book, text, { name: "the agent", about: [], known }, new Set(may)),
    ),
  ];
};

function inFlows(book: Book, holds: ReturnType<typeof whatHolds>, known: ReadonlySet<string>): readonly Diagnostic[] {
  const uses = book.flows.flatMap((read) => usesIn(read).map((use) => ({ use, flow: read.flow })));
  return uses.flatMap(({ use, flow }) => {
    const certain = holds(flow).get(use.step);
    if (!certain) return [];
    // Buttons and reasons are said without any values.
    const may: Certain = use.as === "spoken" ? certain : new Set();
    const name = { spoken: `the step ${flow.id}.${use.step}`, label: "a button", reason: "a reason" }[use.as];
    return unfilled(book, use.text, { name, about: [`flow ${flow.id}`], known }, may);
  });
}

/** Who says a text, for the sentence, and the flow that makes it be said. */
interface Speaker {
  readonly name: string;
  readonly about: readonly Part[];
  /** Every value that there is anywhere. */
  readonly known: ReadonlySet<string>;
}

function unfilled(book: Book, text: string, who: Speaker, may: Certain): readonly Diagnostic[] {
  const first = spokenIn(book, text)[0];
  if (!first) return [];
  const known = listed([...may].filter((name) => name !== PROOF).map((name) => `{${name}}`));
  return first.message.placeholders
    .filter((name) => !may.has(name) && !built.has(name))
    .map((name) => {
      const what = who.known.has(name)
        ? `{${name}} may have no value when ${who.name} says this.`
        : `There is no value {${name}}.${didYouMean(name, [...may, ...who.known])}`;
      const { words, read } = first;
      const about: readonly Part[] = [...who.about, `text ${read.language} ${text}`];
      return {
        ...mistake(
          words.source,
          words.place,
          "unknown-placeholder",
          what,
          `Here there is: ${known}; and what every text may show.`,
        ),
        about,
      };
    });
}

/** These have a value wherever a text is said. */
const built: ReadonlySet<string> = new Set([...BUILT_IN, ...TOLD.map(toldArgument)]);

/** A place in a flow that says a text. */
interface Use {
  readonly text: string;
  readonly step: string;
  /** `spoken` may show placeholders; a `reason` and a `label` stand for themselves. */
  readonly as: "spoken" | "reason" | "label";
  /** Where the text is named, or the step or option that it is named after. */
  readonly path: Path;
}

/** Every text that a flow says, its own button among them. Buttons that other flows bring along are theirs. */
export const usesIn = ({ flow, menu, offers, source }: ReadFlow): readonly Use[] => [
  ...stepsOf(flow)
    .flatMap(([id, step]) => usesOf(id, step))
    .filter(({ step, as, path }) => as !== "label" || !offers.some((one) => one.step === step) || source.has(path)),
  ...(menu ? [{ text: menu.label, step: flow.first, as: "label", path: ["menu", "label"] } as const] : []),
];

function usesOf(step: string, it: Step): readonly Use[] {
  if (it.kind !== "say" && it.kind !== "ask" && it.kind !== "choose") return [];
  const home = ["steps", step];
  const spoken: Use = { text: it.text, step, as: "spoken", path: [...home, "text"] };
  if (it.kind === "say") return [spoken];
  return [
    spoken,
    { text: it.retry, step, as: "spoken", path: [...home, "retry"] },
    { text: it.reason, step, as: "reason", path: [...home, "why"] },
    ...it.options.map((option) => useOfLabel(step, option)),
  ];
}

const useOfLabel = (step: string, { id, text }: Option): Use => ({
  text,
  step,
  as: "label",
  path: ["steps", step, "options", id],
});

/** Texts that no flow names, because engine and shell say them by themselves, with the placeholders they fill in. */
export const SAID_BY_CODE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.values(ENGINE_TEXTS).map((text) => [text, ENGINE_ARGUMENTS[text] ?? []] as const),
  ...TOLD.map((told) => [acknowledgementOf(told), []] as const),
  ...INQUIRIES.map((inquiry) => [answerTo(inquiry), ANSWER_ARGUMENTS[inquiry] ?? []] as const),
  ...Object.entries(SHELL_TEXTS),
]);
