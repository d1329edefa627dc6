import { html } from "hono/html";
import { LANGUAGES, type PageLanguage } from "../../shared/language.ts";
import { tokenField } from "./form.ts";
import type { View } from "./view.ts";

/** Each language in its own words, and short for a narrow screen. */
export const LANGUAGE_NAMES: Readonly<Record<PageLanguage, readonly [string, string]>> = {
  en: ["English", "EN"],
  es: ["Español", "ES"],
  "pt-BR": ["Português", "PT"],
};

/** Buttons, not links: choosing a language sets a cookie, and a GET changes nothing. */
export const languageSwitch = (view: View) =>
  html`<form class="languages" method="post" action="/language" aria-label="${view.words.languages}">
    ${tokenField(view)}
    <input type="hidden" name="place" value="${view.path}" />
    ${LANGUAGES.map((language) => choice(language, language === view.language))}
  </form>`;

function choice(language: PageLanguage, isCurrent: boolean) {
  const [name, short] = LANGUAGE_NAMES[language];
  return html`<button name="language" value="${language}" lang="${language}" aria-pressed="${String(isCurrent)}">
    <span class="name">${name}</span><span class="short" aria-hidden="true">${short}</span>
  </button>`;
}
