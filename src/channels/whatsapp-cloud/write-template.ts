import type { Outbound } from "../channel.ts";
import type { Language } from "../../shared/language.ts";
import type { CloudMessage } from "./write-choices.ts";

/** A body has 1,024 characters with the words around the placeholder, which are the operator's. */
const PLACEHOLDER = 900;

/**
 * The same words as a template: on one line, because Meta refuses a placeholder with line breaks, tabs or more than four
 * spaces in a row. Choices are numbered; the answer opens the 24 hours again.
 */
export function writeTemplates(
  { text, options, language = "en" }: Pick<Outbound, "text" | "options" | "language">,
  name: string,
): readonly CloudMessage[] {
  const choices = options.map(({ label }, n) => `${n + 1}. ${label}`);
  const line = [text, choices.join(" · ")].join(" ").replace(/\s+/gu, " ").trim();
  return inParts(line).map((words) => ({
    type: "template",
    template: {
      name,
      language: { code: languageCode(language) },
      components: [{ type: "body", parameters: [{ type: "text", text: words }] }],
    },
  }));
}

/** As Meta writes it: `pt_BR`. */
const languageCode = (language: Language): string => language.replace("-", "_");

function inParts(line: string): readonly string[] {
  if (line.length <= PLACEHOLDER) return [line];
  const space = line.lastIndexOf(" ", PLACEHOLDER);
  const at = space > PLACEHOLDER / 2 ? space : PLACEHOLDER;
  return [line.slice(0, at), ...inParts(line.slice(at).trim())];
}
