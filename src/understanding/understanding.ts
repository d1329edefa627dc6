/** The door of understanding: words in, meaning out. Nothing is read or written by anything behind it. */
import { asksToHelp } from "./decisions/asks-to-help.ts";
import { asksToUnlink } from "./decisions/asks-to-unlink.ts";
import { readApprovalReply } from "./decisions/read-approval-reply.ts";
import { doubter, readDoubtModel, trainDoubt, writeDoubtModel } from "./doubt/doubt-model.ts";
import { addressReader } from "./entities/address-reader.ts";
import { inquiryGuesser, readInquiryModel, trainInquiries, writeInquiryModel } from "./inquiries/inquiry-model.ts";
import { intentExamples, type TaughtLanguage } from "./intents/examples.ts";
import { readIntentModel, trainIntents, writeIntentModel } from "./intents/intent-model.ts";
import { traitsOf } from "./intents/intent-traits.ts";
import { intentRanker } from "./intents/rank-intents.ts";
import { otherLanguageGuesser } from "./language/guess-other.ts";
import type { OtherLanguage } from "./language/other-languages-file.ts";
import { languageGuesser } from "./language/guess-language.ts";
import { readLanguageModel, trainLanguages, writeLanguageModel } from "./language/language-model.ts";
import { meaningReader } from "./meaning.ts";
import { readModel, writeModel } from "./model-bytes.ts";
import type { Understanding } from "./port.ts";
import { explainer, rawReader } from "./raw-reading.ts";
import { readReplyModel, replyRanker, trainReplies, writeReplyModel } from "./replies/reply-model.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import { shareable } from "./shareable.ts";
import type { IntentProfile } from "../shared/intent.ts";
import type { Vocabulary } from "./words/words.ts";

export type { ApprovalReply } from "./decisions/read-approval-reply.ts";
export { addressReader, type ReadAddress } from "./entities/address-reader.ts";
export type { Expectation, RawReading, Understanding } from "./port.ts";
export type { TaughtLanguage } from "./intents/examples.ts";
export { readReplyFile, type ReplyPhrases } from "./reply-file.ts";
export { readReportFile } from "./report-file.ts";
export { type OtherLanguage, readOtherLanguages } from "./language/other-languages-file.ts";
export { countPhrases, ENOUGH_PHRASES, FEWEST_PHRASES, type Phrases, readPhraseFile } from "./phrase-file.ts";
export { readQuestionFile } from "./question-file.ts";
export { type LanguageWords, layWordsOver, readWordFile, type Vocabulary } from "./words/words.ts";
export { heardIn, layPhrasesOver, layQuestionsOver, layRepliesOver, layReportsOver } from "./own-sentences.ts";
export type { CutText } from "./secrets/secrets.ts";
export { PLACEHOLDER } from "./entities/mask.ts";

/**
 * Learns from the phrases of every language; takes seconds. The same phrases and words give the same bytes.
 *
 * @returns what was learned, for `openModel` of the same version of this code on a machine with the same byte order
 */
export function trainModel(languages: readonly TaughtLanguage[]): Uint8Array<ArrayBuffer> {
  const examples = intentExamples(languages);
  const intents = trainIntents(examples);
  const doubt = trainDoubt(examples, languages);
  const replies = trainReplies(languages);
  const inquiries = trainInquiries(examples, languages);
  const spoken = trainLanguages(languages);
  return writeModel((writer) => {
    writeIntentModel(intents, writer);
    writeDoubtModel(doubt, writer);
    writeReplyModel(replies, writer);
    writeInquiryModel(inquiries, writer);
    writeLanguageModel(spoken, writer);
  });
}

/** What understanding has to know besides what it learned. */
interface Surroundings {
  readonly intents: readonly IntentProfile[];
  readonly others?: readonly OtherLanguage[];
}

/**
 * Takes milliseconds, and uses the bytes in place: they must not change afterwards.
 *
 * @param model from `trainModel`; the caller vouches for it, such as by a checksum
 * @param vocabulary the languages that it was trained on, in the same order
 * @param around `intents`: what the flows say of those that it was trained on; `others`: languages that are recognised,
 *   and answered with what is spoken
 */
export function openModel(
  model: Uint8Array<ArrayBuffer>,
  vocabulary: Vocabulary,
  { intents, others = [] }: Surroundings,
): Understanding {
  const reader = readModel(model);
  const learned = readIntentModel(reader);
  const doubt = doubter(readDoubtModel(reader), vocabulary);
  const rankReplies = replyRanker(readReplyModel(reader), vocabulary);
  const guessInquiry = inquiryGuesser(readInquiryModel(reader));
  const guess = languageGuesser(readLanguageModel(reader), vocabulary);
  const rank = intentRanker(learned, (text) => guess(text).language);
  const readers = {
    rank,
    traits: traitsOf(intents),
    rankReplies,
    guessInquiry,
    doubt,
    guess,
    other: otherLanguageGuesser(others),
  };
  /** For one message, whose parts are looked at more than once. What people wrote is not kept beyond it. */
  const once = () => ({ ...readers, rank: remembering(rank), guessInquiry: remembering(guessInquiry) });
  return {
    understand: (text, context) => meaningReader(once(), vocabulary)(text, context),
    cutSecrets: (text) => cutSecrets(text, vocabulary),
    shareable: (text) => shareable(text, vocabulary),
    saying: (text, known) => readApprovalReply(text, known, vocabulary),
    asksToHelp: (text) => asksToHelp(text, vocabulary),
    asksToUnlink: (text) => asksToUnlink(text, vocabulary),
    readAddress: addressReader(vocabulary),
    read: (text, moment) => rawReader(once(), vocabulary)(text, moment),
    explain: explainer(rank, vocabulary),
  };
}

/** The same reader, which reads each text only once. */
function remembering<Found>(read: (text: string) => Found): (text: string) => Found {
  const kept = new Map<string, { readonly found: Found }>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known.found;
    const found = read(text);
    kept.set(text, { found });
    return found;
  };
}

/** Learns and answers at once, keeping nothing. */
export const loadUnderstanding = (languages: readonly TaughtLanguage[], around: Surroundings): Understanding =>
  openModel(trainModel(languages), languages, around);
