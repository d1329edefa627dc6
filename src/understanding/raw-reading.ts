import { cleanText } from "./clean.ts";
import { findCodes } from "./entities/find-codes.ts";
import { findEmails } from "./entities/find-emails.ts";
import { findIps } from "./entities/find-ips.ts";
import { maskValues } from "./entities/mask.ts";
import type { RankIntents } from "./intents/rank-intents.ts";
import type { GuessLanguage } from "./language/guess-language.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import type { FoundEntity, Understanding } from "./port.ts";

/** One message without a conversation around it: for measuring and for curious operators. */
export function rawReader(rank: RankIntents, guess: GuessLanguage): Understanding["read"] {
  return (text) => {
    const cleaned = cleanText(text);
    const [best, ...alternatives] = rank(maskValues(cutSecrets(text).text));
    return {
      intent: best?.intent ?? "out_of_scope",
      confidence: best?.confidence ?? 0,
      language: guess(cleaned).language,
      entities: entitiesIn(cleaned),
      alternatives,
    };
  };
}

function entitiesIn(text: string): readonly FoundEntity[] {
  const addresses = [
    ...findEmails(text).map((found) => ({ ...found, kind: "email" as const })),
    ...findIps(text).map((found) => ({ ...found, kind: "ip" as const })),
  ];
  const codes = findCodes(text, addresses).map((found) => ({ ...found, kind: "code" as const }));
  return [...addresses, ...codes].toSorted((a, b) => a.from - b.from);
}
