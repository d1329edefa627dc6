import { textId } from "../shared/brand.ts";
import { type Language, readLanguage } from "../shared/language.ts";
import type { TurnParts } from "./parts.ts";
import type { TurnDecision, TurnState } from "./model.ts";

const MARK = "language:";

/** Asks which language to go on in: every one that there are words in, each by its own name. */
export function offerLanguages({ texts }: TurnParts, { conversation: { language } }: TurnState): TurnDecision {
  const options = texts.languages.map((one) => ({ id: `${MARK}${one}`, label: ownName(one) }));
  const line = { text: texts.say(language, textId("shell.choose-language")), options };
  return { settled: "done", language, lines: [line], tasks: [], wakeAt: "keep", trace: ["offers languages"] };
}

/** The language that a pressed button stands for; undefined when it is a button of something else. */
export const languageOf = (option: string): Language | undefined =>
  option.startsWith(MARK) ? readLanguage(option.slice(MARK.length)) : undefined;

/** As its speakers call it, with a capital letter: "Español", "Português (Brasil)". */
function ownName(language: Language): string {
  const name =
    new Intl.DisplayNames(language, { type: "language", languageDisplay: "standard" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
