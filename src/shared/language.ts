import { type AddedLanguage, addedLanguage } from "./brand.ts";

/** The languages in which everything is written: chat, mails and pages. The compiler holds their texts together. */
export const LANGUAGES = ["en", "es", "pt-BR"] as const;

/** A language that mails and pages are written in. */
export type PageLanguage = (typeof LANGUAGES)[number];

/** A language of the chat: one of those, or one that was added by files under `flows/` alone. */
export type Language = PageLanguage | AddedLanguage;

/** What is spoken when nothing at all is known about the person. */
export const FALLBACK_LANGUAGE: PageLanguage = "en";

const TAG = /^[a-z]{2,3}(?:-(?:[A-Z]{2}|[A-Z][a-z]{3}))?$/;

/** The language of a tag as files are named: `pt-BR`, `ru`, `zh-Hant`. Undefined when it is no such tag. */
export function readLanguage(tag: string): Language | undefined {
  return LANGUAGES.find((language) => language === tag) ?? (TAG.test(tag) ? addedLanguage(tag) : undefined);
}

/** What mails and pages are written in for somebody who chats in that language. */
export const pageLanguage = (language: Language): PageLanguage =>
  LANGUAGES.find((one) => one === language) ?? FALLBACK_LANGUAGE;

/** The language of a tag such as `pt`, `pt-PT` or `es-AR`; undefined when we do not speak it. */
export function languageOfTag(tag: string): PageLanguage | undefined {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language.toLowerCase().split("-")[0] === base);
}

/**
 * The best language for an `Accept-Language` header, most wanted first.
 *
 * @param header the raw header, or undefined when the browser sent none
 */
export function languageOfHeader(header: string | undefined): PageLanguage {
  const tags = (header ?? "").split(",").map((part) => part.split(";")[0] ?? "");
  return tags.map(languageOfTag).find((language) => language !== undefined) ?? FALLBACK_LANGUAGE;
}
