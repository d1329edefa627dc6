import { asksForSecret } from "../asks-for-secret.ts";

import type { Diagnostic } from "../diagnostic.ts";
import { languageFilePath } from "../language-files.ts";
import { remembered } from "../remembered.ts";
import { mistake } from "../source.ts";
import type { Book, ReadTexts, Rule, Words } from "../symbols.ts";

/** No text asks its reader for a password, nor for a code of somebody else: who gets used to that gives it to anybody. */
export const nobodyAsksForSecrets: Rule = ({ texts, asking }) =>
  texts.flatMap((read) => {
    const words = asking.find(({ language }) => language === read.language)?.words;
    return words ? [...read.texts.values()].flatMap((said) => secretAsked(said, askedIn(said, words))) : [];
  });

/** The same lists are asked about the same words again and again. */
const askedIn = remembered(({ words }: Words, list: Parameters<typeof asksForSecret>[1]) => asksForSecret(words, list));

/** The mistake of a text that asks for a secret. @param asked by which words, if any */
export function secretAsked({ source, place }: Words, asked: string | undefined): readonly Diagnostic[] {
  if (asked === undefined) return [];
  const what = `This asks for a password, or for a code that is not ours: "${asked}".`;
  const cure = "Nobody may be asked for one in a chat. Name the page where it is typed, or mail a button.";
  return [mistake(source, place, "asks-for-secret", what, cure)];
}

/** A language without a list of words is not looked through: the chat works, and whoever writes its texts takes care. */
export const languagesUnguarded = ({ texts, asking }: Pick<Book, "texts" | "asking">): readonly Diagnostic[] =>
  texts.filter(({ language }) => !asking.some((one) => one.language === language)).map(unguarded);

function unguarded({ language, source }: ReadTexts): Diagnostic {
  const what = `Nobody looks whether texts in ${language} ask for a password: there is no ${languageFilePath("never-ask", language)}.`;
  const cure = "Copy that of English to this place in your folder, and write the words of that language.";
  return mistake(source, { line: 1, column: 1 }, "unguarded-language", what, cure);
}
