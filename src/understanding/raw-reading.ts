import type { EntityKind, IntentResult, Report } from "../engine/engine.ts";
import { flowIntent } from "../shared/brand.ts";
import { cleanText } from "./clean.ts";
import { yesOrNo } from "./choice/yes-no.ts";
import { wholeMessage } from "./commands/find-command.ts";
import { isDoubtful, SURE_OF_REPORT } from "./doubt/is-doubtful.ts";
import { endOf, type Moment } from "./entities/end-of-duration.ts";
import { findCodes } from "./entities/find-codes.ts";
import { findDurations } from "./entities/find-durations.ts";
import { findEmails } from "./entities/find-emails.ts";
import { findIps } from "./entities/find-ips.ts";
import { findRequests } from "./entities/find-requests.ts";
import { wordsOf } from "./fold.ts";
import { MASKS, maskValues } from "./entities/mask.ts";
import { overlaps, type Span } from "./entities/span.ts";
import { findInquiry } from "./inquiries/find-inquiry.ts";
import type { RankedIntent, RankIntents } from "./intents/rank-intents.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import { readReply } from "./replies/read-reply.ts";
import { readingOf } from "./intents/read-words.ts";
import type { Readers } from "./meaning.ts";
import type { Evidence, FoundEntity, Understanding } from "./port.ts";
import type { Vocabulary } from "./words/words.ts";

/** One message without a conversation around it: for measuring and for curious operators. */
export function rawReader(readers: Readers, vocabulary: Vocabulary): Understanding["read"] {
  const { rank, traits, rankReplies, doubt, guess, other } = readers;
  return (text, moment) => {
    const cleaned = cleanText(text);
    const masked = maskValues(cutSecrets(text, vocabulary).text, vocabulary);
    const ranking = rank(masked);
    const answer = yesOrNo(cleaned, vocabulary);
    const guessed = guess(cleaned);
    const unspoken = other(cleaned, guessed.known);
    const heard = { masked, words: wordsOf(masked), moment: AT_START };
    const told = wordsWithout(masked);
    const likely = unspoken || told.length === 0 || wholeMessage(told, vocabulary) !== undefined ? 0 : doubt(masked);
    const reports = likely >= SURE_OF_REPORT;
    const [best, ...alternatives] = withReport(ranking, likely);
    const reading: IntentResult = reports || unspoken ? { kind: "none" } : readingOf(heard, readers, vocabulary);
    const entities = entitiesIn(cleaned, moment, vocabulary);
    const acts = reading.kind === "sure" && traits.acts(reading.intent);
    const line = { words: told, hasValue: entities.length > 0, acts };
    const { reply } = readReply(masked, line.words, reports || unspoken ? undefined : rankReplies);
    const doubts =
      !reports && isDoubtful({ ...line, chooses: false, wantsPerson: false, awaited: false, named: false }, likely);
    const asks = reports || unspoken ? undefined : findInquiry(masked, readers, vocabulary)?.inquiry;
    return {
      intent: best?.intent ?? "out_of_scope",
      confidence: best?.confidence ?? 0,
      language: guessed.language,
      entities,
      alternatives,
      reading,
      ...(reports && { reports: "account_misuse" as const }),
      ...(doubts && { doubts: "account_misuse" as const }),
      ...(asks !== undefined && { asks }),
      ...(answer !== undefined && { answer }),
      ...(unspoken && { unspoken: unspoken.tag }),
      ...(reply !== undefined && { reply }),
    };
  };
}

/** Whoever is a victim is nothing else: what is left over falls to the other intents. */
const withReport = (ranking: readonly RankedIntent[], likely: number): readonly RankedIntent[] =>
  [
    { intent: flowIntent("account_misuse" satisfies Report), confidence: likely },
    ...ranking.map(({ intent, confidence }) => ({ intent, confidence: confidence * (1 - likely) })),
  ].toSorted((a, b) => b.confidence - a.confidence);

const wordsWithout = (masked: string): readonly string[] => wordsOf(masked).filter((word) => !MASKS.has(word));

/** At the start of a chat nothing is asked yet. */
const AT_START = { asked: false };

function entitiesIn(text: string, moment: Moment | undefined, vocabulary: Vocabulary): readonly FoundEntity[] {
  const emails = findEmails(text, vocabulary).filter(({ unsure }) => unsure !== "weak");
  const addresses = [
    ...emails.map((found) => asEntity("email", found)),
    ...findIps(text, vocabulary).map((found) => asEntity("ip", found)),
  ];
  const codes = findCodes(text, addresses, vocabulary).map((found) => asEntity("code", found));
  const sure = [...addresses, ...codes];
  const durations = findDurations(text, vocabulary).map((found) => withEnd(asEntity("duration", found), moment));
  const others = [...findRequests(text, sure, vocabulary).map((found) => asEntity("request", found)), ...durations];
  const apart = others.filter((one) => !sure.some((other) => overlaps(one, other)));
  return [...sure, ...apart].toSorted((a, b) => a.from - b.from);
}

interface Found extends Span {
  readonly value: string;
  readonly unsure?: string | true;
}

const asEntity = (kind: EntityKind, { from, to, value, unsure }: Found): FoundEntity => ({
  value,
  from,
  to,
  kind,
  ...(unsure && { unsure: true as const }),
});

function withEnd(found: FoundEntity, moment: Moment | undefined): FoundEntity {
  const end = moment && endOf(found.value, moment);
  return end === undefined ? found : { ...found, ends: new Date(end).toISOString() };
}

/** A longer message is explained by its beginning: each word costs one more reading. */
const MOST_WORDS = 80;
/** Certainty has no log odds. */
const NEARLY = 1e-6;

/** Leaves out one word after the other and looks what becomes of the likeliest intent. */
export function explainer(rank: RankIntents, vocabulary: Vocabulary): Understanding["explain"] {
  return (text) => {
    const masked = maskValues(cutSecrets(cleanText(text), vocabulary).text, vocabulary);
    const words = wordsOf(masked).slice(0, MOST_WORDS);
    const best = rank(words.join(" "))[0];
    if (!best) return [];
    const oddsOf = (said: readonly string[]) => {
      const found = rank(said.join(" ")).find(({ intent }) => intent === best.intent)?.confidence ?? 0;
      const likely = Math.min(1 - NEARLY, Math.max(NEARLY, found));
      return Math.log(likely / (1 - likely));
    };
    const whole = oddsOf(words);
    return words
      .map((word, at): Evidence => ({ word, weight: whole - oddsOf(words.toSpliced(at, 1)) }))
      .toSorted((a, b) => b.weight - a.weight);
  };
}
