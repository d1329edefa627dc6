import type { IntentResult } from "../engine/engine.ts";
import { cleanText } from "./clean.ts";
import { yesOrNo } from "./choice/yes-no.ts";
import { isReport } from "./decisions/reports-misuse.ts";
import { isDoubtful } from "./doubt/is-doubtful.ts";
import { findCodes } from "./entities/find-codes.ts";
import { findDurations } from "./entities/find-durations.ts";
import { findEmails } from "./entities/find-emails.ts";
import { findIps } from "./entities/find-ips.ts";
import { findRequests } from "./entities/find-requests.ts";
import { wordsOf } from "./fold.ts";
import { MASKS, maskValues } from "./entities/mask.ts";
import { overlaps } from "./entities/span.ts";
import { enoughSaid } from "./intents/says-enough.ts";
import { readMessage } from "./intents/read-message.ts";
import type { RankIntents } from "./intents/rank-intents.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import type { Readers } from "./meaning.ts";
import type { FoundEntity, Understanding } from "./port.ts";
import type { Vocabulary } from "./words/words.ts";

/** One message without a conversation around it: for measuring and for curious operators. */
export function rawReader({ rank, doubt, guess, other }: Readers, vocabulary: Vocabulary): Understanding["read"] {
  return (text) => {
    const cleaned = cleanText(text);
    const masked = maskValues(cutSecrets(text, vocabulary).text, vocabulary);
    const ranking = rank(masked);
    const [best, ...alternatives] = ranking;
    const rankClause: RankIntents = (part) => (part === masked ? ranking : rank(part));
    const answer = yesOrNo(cleaned, vocabulary);
    const reports = isReport(cleaned, vocabulary);
    const guessed = guess(cleaned);
    const unspoken = other(cleaned, guessed.known);
    const reading: IntentResult = reports || unspoken ? { kind: "none" } : readingOf(masked, rankClause, vocabulary);
    const entities = entitiesIn(cleaned, vocabulary);
    const line = { masked, words: wordsWithout(masked), hasValue: entities.length > 0, reading };
    const doubts =
      !reports && !unspoken && isDoubtful({ ...line, chooses: false, awaited: false, named: false }, doubt);
    return {
      intent: best?.intent ?? "out_of_scope",
      confidence: best?.confidence ?? 0,
      language: guessed.language,
      entities,
      alternatives,
      reading,
      ...(reports && { reports: "account_misuse" as const }),
      ...(doubts && { doubts: "account_misuse" as const }),
      ...(answer !== undefined && { answer }),
      ...(unspoken && { unspoken: unspoken.tag }),
    };
  };
}

const wordsWithout = (masked: string): readonly string[] => wordsOf(masked).filter((word) => !MASKS.has(word));

/** At the start of a chat nothing is asked yet. */
const readingOf = (masked: string, rank: RankIntents, vocabulary: Vocabulary): IntentResult =>
  enoughSaid(readMessage(masked, rank, { asked: false }, vocabulary), wordsOf(masked), { asked: false }, vocabulary);

function entitiesIn(text: string, vocabulary: Vocabulary): readonly FoundEntity[] {
  const addresses = [
    ...findEmails(text, vocabulary).map((found) => ({ ...found, kind: "email" as const })),
    ...findIps(text, vocabulary).map((found) => ({ ...found, kind: "ip" as const })),
  ];
  const codes = findCodes(text, addresses, vocabulary).map((found) => ({ ...found, kind: "code" as const }));
  const sure = [...addresses, ...codes];
  const others = [
    ...findRequests(text, sure, vocabulary).map((found) => ({ ...found, kind: "request" as const })),
    ...findDurations(text, vocabulary).map((found) => ({ ...found, kind: "duration" as const })),
  ];
  const apart = others.filter((one) => !sure.some((other) => overlaps(one, other)));
  return [...sure, ...apart].toSorted((a, b) => a.from - b.from);
}
