import { z } from "zod";
import { INQUIRIES, type Inquiry } from "../shared/inquiry.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { listsOf, readSentences, type Sentence, type SentenceLists } from "./sentence-file.ts";

/** What people ask, by the fact that they ask for; under `none` what looks alike and asks for none of them. */
export type Questions = Readonly<Record<Inquiry | "none", readonly string[]>>;

const NAMES = [...INQUIRIES, "none"] as const;

export const QUESTION_LISTS: SentenceLists = {
  known: NAMES,
  strange: (name) =>
    `"${name}" is no fact that is known here.${didYouMean(name, NAMES)}  Use one of: ${NAMES.join(", ")}.`,
  families: false,
};

/**
 * Reads a file of questions: one key per fact, a list of sentences under each. A fact may be left out, and is then not
 * recognised in that language.
 *
 * @param text YAML; nothing when there is no such file
 * @param file name for the messages, such as `flows/languages/en/questions.yml`
 * @returns the sentences, or every mistake in the file, one a line, with what to do
 */
export function readQuestionFile(text: string, file: string): Outcome<Questions, string> {
  const { sentences, mistakes } = readSentences(text, file, QUESTION_LISTS);
  return mistakes.length > 0 ? no(mistakes.join("\n")) : ok(questionsOf(sentences));
}

const schema = z.record(z.enum(NAMES), z.array(z.string()));

/** The sentences of a file, by fact. */
export const questionsOf = (sentences: readonly Sentence[]): Questions => schema.parse(listsOf(NAMES, sentences));
