import { respondToAnswer } from "./answer.ts";
import { respondToCommand } from "./command.ts";
import { respondToCorrection, slotsOfKind } from "./correction.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Meaning } from "./event.ts";
import type { Fact } from "./facts.ts";
import { offers } from "./offers.ts";
import { means, type Response } from "./response.ts";
import { respondToReport } from "./report.ts";
import { respondToTrouble } from "./trouble.ts";
import { waitingAt } from "./waiting.ts";
import type { Walk } from "./walk.ts";

type Reader = (walk: Walk, facts: readonly Fact[], meaning: Meaning) => Response | undefined;

/** In this order words are tried; the first that makes sense of them wins. Whoever is in danger first, then what is expected. */
const READERS: readonly Reader[] = [
  respondToReport,
  respondToCorrection,
  respondToAnswer,
  respondToCommand,
  respondToTrouble,
  respondToWishForLanguage,
];

/** What a message means here. A change of language goes along with whatever else it says. */
export function respondToWords(walk: Walk, facts: readonly Fact[], meaning: Meaning): Response {
  const response = READERS.reduce<Response | undefined>(
    (found, read) => found ?? read(walk, facts, meaning),
    undefined,
  );
  const answer = response ?? notUnderstood(walk, meaning);
  if (!meaning.language || meaning.language === walk.language) return answer;
  return { ...answer, facts: [{ kind: "language", language: meaning.language }, ...answer.facts] };
}

/** What was said for the first time is kept, for the question that will want it. */
function notUnderstood(walk: Walk, { entities }: Meaning): Response {
  const fresh = entities.filter(({ kind }) => slotsOfKind(walk, kind).every((slot) => walk.slots[slot] === undefined));
  if (waitingAt(walk).kind === "question")
    return means("not an answer to the question", ...offers(fresh), { kind: "missed" });
  if (waitingAt(walk).kind === "approval")
    return { ...means("waits for somebody", ...offers(fresh)), say: [ENGINE_TEXTS.stillWaiting] };
  return means("nothing understood", { kind: "repairing", flow: "not-understood" });
}

/** "In English, please" and nothing else. */
function respondToWishForLanguage(walk: Walk, _facts: readonly Fact[], meaning: Meaning): Response | undefined {
  const bare = meaning.reading.kind !== "sure" && meaning.entities.length === 0;
  if (!meaning.language || meaning.language === walk.language || !bare || waitingAt(walk).kind !== "question")
    return undefined;
  return { ...means("another language"), say: [ENGINE_TEXTS.language], askAgain: true };
}
