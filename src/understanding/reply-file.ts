import { didYouMean } from "../shared/did-you-mean.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { REPLIES, type Reply } from "../shared/reply.ts";
import { listsOf, readSentences, type Sentence, type SentenceLists, type SentencesRead } from "./sentence-file.ts";

/** What people write while a question is open, by what it does, and what may stand around any of it. */
export type ReplyPhrases = Readonly<Partial<Record<Reply, readonly string[] | undefined>>> & {
  /** `*` stands for the reply: "ok, *". */
  readonly around?: readonly string[] | undefined;
};

const AROUND = "around";
const STAR = "*";
const NAMES = [...REPLIES, AROUND];

const REPLY_LISTS: SentenceLists = {
  known: NAMES,
  strange: (name) =>
    `"${name}" is nothing that a reply does.${didYouMean(name, NAMES)}  Use one of: ${NAMES.join(", ")}.`,
  families: false,
};

/** Whatever can be read of a file of replies, beside every mistake. @param text YAML @param file for the mistakes */
export function readReplies(text: string, file: string): SentencesRead {
  const { sentences, mistakes } = readSentences(text, file, REPLY_LISTS);
  const bare = sentences.filter(({ path: [name], sentence }) => name === AROUND && !sentence.includes(STAR));
  return {
    sentences: sentences.filter((one) => !bare.includes(one)),
    mistakes: [
      ...mistakes,
      ...bare.map(
        ({ sentence, at = `${file}:1:1` }) =>
          `${at}  "${sentence}" under "${AROUND}" lacks the reply.  Put a ${STAR} where it stands: "ok, ${STAR}".`,
      ),
    ],
  };
}

/**
 * Reads a file of replies.
 *
 * @param text YAML; nothing when there is no such file, for a language may do without: it is read by its word lists alone
 * @param file name for the messages, such as `flows/languages/en/replies.yml`
 * @returns the replies, or every mistake in the file, one a line, with what to do
 */
export function readReplyFile(text: string, file: string): Outcome<ReplyPhrases, string> {
  const { sentences, mistakes } = readReplies(text, file);
  return mistakes.length > 0 ? no(mistakes.join("\n")) : ok(repliesOf(sentences));
}

/** The sentences of a file, by what they do. */
export const repliesOf = (sentences: readonly Sentence[]): ReplyPhrases =>
  listsOf(
    NAMES.filter((name) => sentences.some(({ path }) => path[0] === name)),
    sentences,
  );
