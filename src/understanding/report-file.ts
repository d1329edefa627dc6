import type { Report } from "../engine/engine.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { readSentences, type Sentence, type SentenceLists } from "./sentence-file.ts";

/** Sentences by what happened, under a name of the writer's choice. */
type Families = Readonly<Record<string, readonly string[]>>;

/** What people write who report something, and what only looks like it. */
export type ReportPhrases = Readonly<Record<Report | "look-alikes", Families>>;

/** Nobody has written any: a language may do without, and is then never in doubt. */
const NO_REPORTS: ReportPhrases = { account_misuse: {}, "look-alikes": {} };

/** How a report file is read, wherever it lies. */
export const REPORT_LISTS: SentenceLists = {
  known: Object.keys(NO_REPORTS),
  strange: (name) =>
    `"${name}" is not known here.${didYouMean(name, Object.keys(NO_REPORTS))}  This file holds "account_misuse" and "look-alikes", as flows/languages/en/reports.yml does.`,
  families: true,
};

/**
 * Reads a report file: what victims write, family by family, and what looks alike.
 *
 * @param text YAML; nothing when there is no such file
 * @param file name for the messages, such as `flows/languages/en/reports.yml`
 * @returns the sentences, or every mistake in the file, one a line, with what to do
 */
export function readReportFile(text: string, file: string): Outcome<ReportPhrases, string> {
  if (text.trim() === "") return ok(NO_REPORTS);
  const { sentences, mistakes } = readSentences(text, file, REPORT_LISTS);
  return mistakes.length > 0 ? no(mistakes.join("\n")) : ok(reportsOf(sentences));
}

/** The sentences of a file, by report and by family. */
export const reportsOf = (sentences: readonly Sentence[]): ReportPhrases => ({
  account_misuse: familiesOf(sentences, "account_misuse"),
  "look-alikes": familiesOf(sentences, "look-alikes"),
});

function familiesOf(sentences: readonly Sentence[], name: string): Families {
  const families = new Map<string, string[]>();
  for (const { path, sentence } of sentences.filter((one) => one.path[0] === name)) {
    const family = path[1] ?? "";
    families.set(family, [...(families.get(family) ?? []), sentence]);
  }
  return Object.fromEntries(families);
}
