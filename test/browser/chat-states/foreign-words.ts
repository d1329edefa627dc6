import { type Language, LANGUAGES, type PageLanguage } from "../../../src/shared/language.ts";

/** Words that one language has and the others have not. */
const OWN_WORDS: Readonly<Record<PageLanguage, RegExp>> = {
  en: /(?<!\p{L})(?:the|you|your|is|it|and|with|this)(?!\p{L})/iu,
  // "Guardá-los" is Portuguese.
  es: /(?<![\p{L}-])(?:el|los|las|una|tú|tu|con|y|del)(?!\p{L})/iu,
  "pt-BR": /(?<!\p{L})(?:você|não|uma|seu|sua|em|é|já)(?!\p{L})/iu,
};

/** Words in a text that only another language has. */
export const foreignIn = (text: string, language: Language) =>
  LANGUAGES.filter((other) => other !== language)
    .map((other) => OWN_WORDS[other].exec(text)?.[0])
    .filter((word) => word !== undefined);
