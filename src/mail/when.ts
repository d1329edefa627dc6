import type { Instant } from "../shared/brand.ts";
import { type Language, type PageLanguage, pageLanguage } from "../shared/language.ts";

const FORM = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
} as const;

/** `es` alone would write the way Spain does. */
const TAGS: Readonly<Record<PageLanguage, string>> = { en: "en-GB", es: "es-419", "pt-BR": "pt-BR" };

/** A moment in words, with its time zone: nobody knows where the mail will be read. */
export const inWords = (moment: Instant, language: Language): string =>
  `${new Intl.DateTimeFormat(TAGS[pageLanguage(language)], FORM).format(moment)} UTC`;
