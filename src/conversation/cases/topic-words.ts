import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import { channelInWords, languageInWords, nextInWords, triedInWords, troubleInWords } from "./case-words.ts";
import type { CaseWords } from "../../wording/wording.ts";
import type { ListedCase, TopicLine, TopicPost, TopicWork } from "./model.ts";

/** Longest title of a topic (characters); Telegram takes 128. */
const LONGEST_TITLE = 100;

/** Number, trouble, language: what an agent chooses by. */
export const titleOf = (words: CaseWords, { number, trouble, language }: ListedCase): string =>
  [words.title({ number }), troubleInWords(words, trouble), languageInWords(FALLBACK_LANGUAGE, language)]
    .join(" · ")
    .slice(0, LONGEST_TITLE);

/** The dossier, with what an agent can do here. */
export function introduction(words: CaseWords, { found, dossier }: Pick<TopicWork, "found" | "dossier">): string {
  const { labels, nothing, proof } = words;
  const listed = (items: readonly string[]) =>
    items.length === 0 ? nothing : items.map((item) => `\n– ${triedInWords(words, item)}`).join("");
  return [
    `${words.title({ number: found.number })}. ${words.dossier}:`,
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
  const offered =
    options.length === 0 ? "" : `\n${words.offered({ choices: options.map(({ label }) => label).join(" · ") })}`;
  return `${words.speakers[from]}: ${text}${offered}`.replaceAll(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/gu, "\n│ ");
}

/** One thing to do for a topic. Each is saved as done before the next one begins. */
export type TopicStep =
  | { readonly kind: "open"; readonly title: string }
  | { readonly kind: "introduce"; readonly topic: string; readonly text: string }
  /** Lines of the chat, in one message, up to that one. No text: an agent wrote all of them in the topic. */
  | { readonly kind: "show"; readonly topic: string; readonly text: string | undefined; readonly upTo: number }
  | { readonly kind: "show-media"; readonly topic: string; readonly line: TopicLine }
  | { readonly kind: "post"; readonly topic: string; readonly id: number; readonly post: TopicPost }
  | { readonly kind: "close"; readonly topic: string };

/** Lines go together up to here (UTF-16 units): a group takes few messages a minute, and they read better so. */
const LONGEST_JOINED = 3500;

/** What comes next for a topic. Pure. @returns undefined when there is nothing to do */
export function nextStep(words: CaseWords, work: TopicWork): TopicStep | undefined {
  const { topic, found, lines, posts } = work;
  if (topic === undefined) return { kind: "open", title: titleOf(words, found) };
  if (!work.introduced) return { kind: "introduce", topic, text: introduction(words, work) };
  const [line] = lines;
  if (line) return line.media && !line.echo ? { kind: "show-media", topic, line } : joined(words, topic, lines);
  const [first] = posts;
  if (first) return { kind: "post", topic, ...first };
  return found.closedAt === undefined ? undefined : { kind: "close", topic };
}

function joined(words: CaseWords, topic: string, lines: readonly TopicLine[]): TopicStep {
  const texts: string[] = [];
  let upTo = 0;
  for (const line of lines) {
    if (line.media && !line.echo) break;
    const text = lineInWords(words, line);
    if (texts.length > 0 && texts.join("\n\n").length + text.length > LONGEST_JOINED) break;
    if (!line.echo) texts.push(text);
    upTo = line.sequence;
  }
  return { kind: "show", topic, text: texts.length === 0 ? undefined : texts.join("\n\n"), upTo };
}
