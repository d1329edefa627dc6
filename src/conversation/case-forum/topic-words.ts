import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import type { ListedCase } from "../case-desk/case-state.ts";
import {
  channelInWords,
  languageInWords,
  nextInWords,
  triedInWords,
  troubleInWords,
} from "../case-words/case-words.ts";
import type { CaseWords } from "../case-words/en.ts";
import type { TopicLine, TopicWork } from "./topic-state.ts";

/** Longest title of a topic (characters); Telegram takes 128. */
const LONGEST_TITLE = 100;

/** Number, trouble, language: what an agent chooses by. */
export const titleOf = (words: CaseWords, { number, trouble, language }: ListedCase): string =>
  [words.title(number), troubleInWords(words, trouble), languageInWords(FALLBACK_LANGUAGE, language)]
    .join(" · ")
    .slice(0, LONGEST_TITLE);

/** The dossier, with what an agent can do here. */
export function introduction(words: CaseWords, { found, dossier }: Pick<TopicWork, "found" | "dossier">): string {
  const { labels, nothing, proof } = words;
  const listed = (items: readonly string[]) =>
    items.length === 0 ? nothing : items.map((item) => `\n– ${triedInWords(words, item)}`).join("");
  return [
    `${words.title(found.number)}. ${words.dossier}:`,
    `${labels.trouble}: ${troubleInWords(words, dossier.trouble)}`,
    `${labels.language}: ${languageInWords(FALLBACK_LANGUAGE, found.language)}`,
    `${labels.channel}: ${channelInWords(words, found.channel)}`,
    `${labels.proof}: ${proof[dossier.proof]}`,
    `${labels.tried}: ${listed(dossier.tried)}`,
    `${labels.failed}: ${listed(dossier.failed)}`,
    `${labels.next}: ${nextInWords(words, dossier.next)}`,
    `\n${words.forum.ways}\n\n${words.forum.chatBegins}`,
  ].join("\n");
}

/** Who says what. Every further line is marked, so that no words can pass for those of somebody else. */
export function lineInWords(words: CaseWords, { from, text, options }: TopicLine): string {
  const offered = options.length === 0 ? "" : `\n${words.offered(options.map(({ label }) => label).join(" · "))}`;
  return `${words.speakers[from]}: ${text}${offered}`.replaceAll(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/gu, "\n│ ");
}
