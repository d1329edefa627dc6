/** The languages Latchkey speaks. To add one, add it here and add its files under `flows/`. */
export const LANGUAGES = ["en", "es", "pt-BR"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is spoken when nothing at all is known about the person. */
export const FALLBACK_LANGUAGE: Language = "en";

/** The language of a tag such as `pt`, `pt-PT` or `es-AR`; undefined when we do not speak it. */
export function languageOfTag(tag: string): Language | undefined {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language.toLowerCase().split("-")[0] === base);
}

/**
 * The best language for an `Accept-Language` header, most wanted first.
 *
 * @param header the raw header, or undefined when the browser sent none
 */
export function languageOfHeader(header: string | undefined): Language {
  const tags = (header ?? "").split(",").map((part) => part.split(";")[0] ?? "");
  return tags.map(languageOfTag).find((language) => language !== undefined) ?? FALLBACK_LANGUAGE;
}
