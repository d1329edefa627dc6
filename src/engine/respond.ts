import { never } from "../shared/never.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Event, Resulted } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Repair } from "./flow.ts";
import { respondToWords } from "./respond-to-words.ts";
import { waitingAt } from "./waiting.ts";
import type { Walk } from "./walk.ts";
import { type Response, repair, means } from "./response.ts";

/** @param facts all facts so far, for what only they can tell (which answer a correction is about) */
export function respond(walk: Walk, facts: readonly Fact[], event: Event): Response {
  switch (event.kind) {
    case "words":
      return respondToWords(walk, facts, event.meaning);
    case "picked":
      return respondToPick(walk, event.option);
    case "media":
      return repair("not-words", `a ${event.media} instead of words`);
    case "resulted":
      return respondToResult(walk, event);
    case "silence":
      return respondToSilence(walk);
    case "signed-in":
      return { ...means("seen signing in", { kind: "signed-in" }), say: [ENGINE_TEXTS.welcomeIn] };
    default:
      return never(event);
  }
}

function respondToPick(walk: Walk, option: string): Response {
  const waiting = waitingAt(walk);
  const offered = waiting.kind === "question" && waiting.options.some((one) => one.id === option);
  if (offered) return means("picked an option", { kind: "chose", option });
  return { ...means("a button of an earlier question"), say: [ENGINE_TEXTS.oldButton], askAgain: true };
}

function respondToResult(walk: Walk, { visit, outcome, details }: Resulted): Response {
  const wanted = walk.frames.some((frame) => frame.open && frame.visit === visit);
  if (!wanted) return means("a result nobody waits for any more");
  return means(`came out as ${outcome}`, { kind: "resulted", visit, outcome, details });
}

function respondToSilence(walk: Walk): Response {
  if (waitingAt(walk).kind !== "question") return means("silence where nobody is waited for");
  const flow: Repair = walk.silences === 0 ? "silence" : "silence-close";
  return means("silence", { kind: "silence" }, { kind: "repairing", flow });
}
