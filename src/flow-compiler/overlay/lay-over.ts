import type { Language } from "../../shared/language.ts";
import type { Part } from "../diagnostic.ts";
import { withMenus } from "../menus.ts";
import type { Book, ReadFlow, ReadTexts, Words } from "../symbols.ts";

/** What an own folder really changes: what says the same as the shipped folder is left to the shipped one. */
export function changesIn(shipped: Book, own: Book): Book {
  const flows = new Map(shipped.flows.map((read) => [read.flow.id, read]));
  const texts = new Map(shipped.texts.map((read) => [read.language, read.texts]));
  const seen = new Set<string>();
  return {
    asking: own.asking,
    flows: own.flows.filter((read) => {
      const isFirst = !seen.has(read.flow.id);
      seen.add(read.flow.id);
      return isFirst && !sameFlow(read, flows.get(read.flow.id));
    }),
    texts: own.texts.map((read) => {
      const there = texts.get(read.language);
      const changed = [...read.texts].filter(([id, { words }]) => there?.get(id)?.words !== words);
      return { ...read, texts: new Map(changed) };
    }),
  };
}

const sameFlow = (one: ReadFlow, other: ReadFlow | undefined) =>
  other !== undefined &&
  JSON.stringify([one.flow, one.proves]) === JSON.stringify([other.flow, other.proves]) &&
  labelsOf(one) === labelsOf(other);

/** A label for an option that does not exist is a mistake that the compiled flow does not show any more. */
const labelsOf = ({ source }: ReadFlow) => JSON.stringify(source.value);

/** One reading of each language. Where two files of a language say the same, the later one counts; so does its list of words. */
export function onePerLanguage(own: Book): Book {
  const texts = new Map<Language, ReadTexts>();
  for (const read of own.texts)
    texts.set(read.language, { ...read, texts: new Map([...(texts.get(read.language)?.texts ?? []), ...read.texts]) });
  return {
    flows: own.flows,
    texts: [...texts.values()],
    asking: [...new Map(own.asking.map((read) => [read.language, read])).values()],
  };
}

/**
 * The shipped flows and texts with the operator's own in their places, text by text and flow by flow. What an own
 * folder has beside them is added. Questions that offer flows offer those of both.
 *
 * @param without own flows and texts that do not count
 */
export function layOver(shipped: Book, own: Book, without: ReadonlySet<Part>): Book {
  const flows = new Map(own.flows.map((read) => [read.flow.id, read]));
  for (const id of [...flows.keys()]) if (without.has(`flow ${id}`)) flows.delete(id);
  const known = new Set(shipped.flows.map(({ flow }) => flow.id));
  const added = [...flows.values()].filter(({ flow }) => !known.has(flow.id));
  return {
    flows: withMenus([...shipped.flows.map((read) => inPlaceOf(read, flows.get(read.flow.id))), ...added]),
    texts: layTextsOver(shipped.texts, own.texts, without),
    asking: askingOf(shipped, own),
  };
}

/** What an own folder says of a shipped language does not count: nobody takes a guard away by a file. */
const askingOf = (shipped: Book, own: Book): Book["asking"] => [
  ...shipped.asking,
  ...own.asking.filter(({ language }) => !shipped.asking.some((one) => one.language === language)),
];

/** What an own flow does not say of its meaning and its button is as it was: it was written before there were such lines. */
function inPlaceOf(shipped: ReadFlow, own: ReadFlow | undefined): ReadFlow {
  if (!own) return shipped;
  const isSameWish = own.flow.intents[0] === shipped.flow.intents[0];
  const { means, menu } = isSameWish ? shipped : {};
  return { ...(means !== undefined && { means }), ...(menu && { menu }), ...own };
}

function layTextsOver(shipped: readonly ReadTexts[], own: readonly ReadTexts[], without: ReadonlySet<Part>) {
  const laid = shipped.map((read) => {
    const over = own.find(({ language }) => language === read.language);
    return over ? { ...read, texts: new Map([...read.texts, ...kept(over, without)]) } : read;
  });
  const added = own
    .filter(({ language }) => !shipped.some((read) => read.language === language))
    .map((read) => ({ ...read, texts: new Map(kept(read, without)) }));
  return added.length === 0 ? laid : [...laid, ...added].toSorted((a, b) => (a.language < b.language ? -1 : 1));
}

const kept = ({ language, texts }: ReadTexts, without: ReadonlySet<Part>): readonly (readonly [string, Words])[] =>
  [...texts].filter(([id]) => !without.has(`text ${language} ${id}`));
