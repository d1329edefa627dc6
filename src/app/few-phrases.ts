import { join } from "node:path";
import { languageFilePath, languageFilesIn, readWritten } from "../flow-compiler/flow-compiler.ts";
import type { IntentProfile } from "../shared/intent.ts";
import type { Language } from "../shared/language.ts";
import { countPhrases, ENOUGH_PHRASES, FEWEST_PHRASES } from "../understanding/understanding.ts";
import { shippedIntents } from "./shipped-intents.ts";

/**
 * What an operator's own flows are recognised by, and too little of it. Nothing is left out for it but that a flow is no
 * more than a button where there are hardly any phrases.
 *
 * @param flows the operator's folder
 * @param intents of all flows that are in use
 * @param spoken every language that is understood
 * @returns each as `file:line:column  what, and what to do`
 */
export function fewPhrases(
  flows: string,
  intents: readonly IntentProfile[],
  spoken: readonly Language[],
): readonly string[] {
  const own = intents.filter(({ intent }) => !shippedIntents().some((shipped) => shipped.intent === intent));
  const files = languageFilesIn(flows);
  return spoken.flatMap((language) => {
    const there = files.filter((one) => one.language === language && one.kind === "phrases").map(({ path }) => path);
    const texts = there.map((path) => textOf(join(flows, path)));
    const file = join(flows, there.at(-1) ?? languageFilePath("phrases", language));
    return own.flatMap((profile) => few(profile, language, { file, texts }));
  });
}

/** Nothing of what cannot be read, which is told elsewhere. */
function textOf(path: string): string {
  const written = readWritten(path);
  return "text" in written ? written.text : "";
}

function few(
  { intent, offered }: IntentProfile,
  language: Language,
  { file, texts }: { file: string; texts: readonly string[] },
) {
  const count = countPhrases(texts, intent);
  if (count >= ENOUGH_PHRASES) return [];
  const lines = (texts.at(-1) ?? "").split("\n");
  const line = lines.findIndex((one) => one.startsWith(`${intent}:`)) + 1;
  const place = `${file}:${String(Math.max(1, line))}:1`;
  const has = `There ${count === 1 ? "is 1 phrase" : `are ${String(count)} phrases`} for "${intent}" in ${language}`;
  return [`${place}  ${has}. ${count >= FEWEST_PHRASES ? OFTEN_MISSED : offered ? BUTTON_ONLY : UNREACHED} ${CURE}`];
}

const OFTEN_MISSED = "It is heard, and missed or mistaken more often than others.";
const BUTTON_ONLY = `With fewer than ${String(FEWEST_PHRASES)} it is not heard in that language, and starts by its button alone.`;
const UNREACHED = `With fewer than ${String(FEWEST_PHRASES)} it is not heard in that language, and has no button: add a line "menu:" to its flow.`;
const CURE = `Write ${String(ENOUGH_PHRASES)} or more, as different as people are.`;
