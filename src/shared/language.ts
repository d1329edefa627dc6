import { type AddedLanguage, addedLanguage } from "./brand.ts";

/** The languages that came with the program: chat, mails and pages. */
export const LANGUAGES = ["en", "es", "pt-BR"] as const;

/** A language that came with the program. */
export type PageLanguage = (typeof LANGUAGES)[number];

/** One of those, or one that was added by files under `flows/` alone. */
export type Language = PageLanguage | AddedLanguage;

/** What is spoken when nothing at all is known about the person. */
export const FALLBACK_LANGUAGE: PageLanguage = "en";

const TAG = /^[a-z]{2,3}(?:-(?:[A-Z]{2}|[A-Z][a-z]{3}))?$/;

/** The language of a tag as files are named: `pt-BR`, `ru`, `zh-Hant`. Undefined when it is no such tag. */
export function readLanguage(tag: string): Language | undefined {
  return LANGUAGES.find((language) => language === tag) ?? (TAG.test(tag) ? addedLanguage(tag) : undefined);
}

/** The nearest language that came with the program: what was written in the code is there in those alone. */
export const pageLanguage = (language: Language): PageLanguage =>
  LANGUAGES.find((one) => one === language) ?? FALLBACK_LANGUAGE;

/**
 * The language of a tag such as `pt`, `pt-PT`, `es_AR` or `de-DE-1996`.
 *
 * @param spoken the languages there are; that of the whole tag comes before others with the same beginning
 * @returns undefined when it is none of them
 */
export function languageOfTag(tag: string, spoken: readonly Language[] = LANGUAGES): Language | undefined {
  const wanted = tag.trim().toLowerCase().replaceAll("_", "-");
  const base = baseOf(wanted);
  return (
    spoken.find((language) => language.toLowerCase() === wanted) ??
    spoken.find((language) => baseOf(language.toLowerCase()) === base)
  );
}

/** `pt-BR` → `pt`. */
export const baseOf = (tag: string): string => tag.split("-")[0] ?? tag;

/** What a device says about its language, whether or not that is spoken here. Undefined when it says nothing usable. */
export const hintOfTag = (tag: string): Language | undefined =>
  languageOfTag(tag) ?? readLanguage(baseOf(tag.trim().toLowerCase().replaceAll("_", "-")));

/**
 * The best language for an `Accept-Language` header, most wanted first.
 *
 * @param header the raw header, or undefined when the browser sent none
 * @param spoken the languages there are
 */
export function languageOfHeader(header: string | undefined, spoken: readonly Language[] = LANGUAGES): Language {
  const tags = (header ?? "").split(",").map((part) => part.split(";")[0] ?? "");
  const found = tags.map((tag) => languageOfTag(tag, spoken));
  return found.find((language) => language !== undefined) ?? FALLBACK_LANGUAGE;
}

/** Scripts that run from right to left (ISO 15924). */
const FROM_THE_RIGHT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

/** Whether a language is written from right to left. */
export const isFromTheRight = (language: Language): boolean =>
  FROM_THE_RIGHT.includes(new Intl.Locale(language).maximize().script ?? "");
