import { never } from "../shared/never.ts";
import type { Effect, Turn } from "./effect.ts";
import { goneOn } from "./doubt.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Event, Resulted } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Library, Repair } from "./flow.ts";
import { placeOf } from "./place.ts";
import { respondToWords } from "./respond-to-words.ts";
import { means, repair, type Response } from "./response.ts";
import { reopen, advance } from "./advance.ts";
import { doneWithChosen } from "./which-value.ts";
import { waitingAt } from "./waiting.ts";
import { type Interpreter, stepOf, topFrame } from "./interpreter.ts";

/**
 * One turn of a conversation: what an event means here, and what follows from it.
 *
 * Pure: the same library, facts and event give the same turn. Nothing is carried out; the caller appends `facts`
 * and hands `effects` on, both in one transaction.
 *
 * @param facts all facts of the running episode, oldest first
 */
export function takeTurn(library: Library, facts: readonly Fact[], event: Event): Turn {
  const before = placeOf(library, facts);
  const answer = respond(before, facts, event);
  const after = placeOf(library, [...facts, ...answer.facts]);
  const news = newEffects(before.output, after.output).filter(isStillOpen);
  const acknowledged = answer.say.map((said): Effect => ({
    kind: "say",
    ...(typeof said === "string" ? { text: said, args: {} } : said),
  }));
  const again =
    answer.askAgain && !news.some((effect) => effect.kind === "ask") ? questionAgain(after, answer.inOtherWords) : [];
  const wake: Effect = { kind: "wake", after: silenceAfter(after) };
  return { facts: answer.facts, effects: [...acknowledged, ...news, ...again, wake], trace: [answer.why] };
}

/**
 * What `after` puts out beyond `before`. The walk is deterministic, so both share a beginning; a correction makes
 * them part earlier, and everything from there on is new.
 */
function newEffects(before: readonly Effect[], after: readonly Effect[]): readonly Effect[] {
  const parted = after.findIndex((effect, index) => JSON.stringify(effect) !== JSON.stringify(before[index]));
  return parted < 0 ? [] : after.slice(parted);
}

/** A question that the same turn goes past is not put: whoever asks for a person is not asked whether they want one. */
const isStillOpen = ({ kind }: Effect, index: number, all: readonly Effect[]) =>
  kind !== "ask" || index === all.length - 1;

/** The open question once more, for turns that say something and change nothing. */
function questionAgain(walk: Interpreter, inOtherWords?: true): readonly Effect[] {
  const again = advance(reopen(walk)).output.slice(walk.output.length);
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  if (inOtherWords === undefined || (step?.kind !== "ask" && step?.kind !== "choose")) return again;
  return again.map((effect) => (effect.kind === "ask" ? { ...effect, text: step.retry } : effect));
}

/** @param facts all facts so far, for what only they can tell (which answer a correction is about) */
function respond(walk: Interpreter, facts: readonly Fact[], event: Event): Response {
  switch (event.kind) {
    case "words":
      return doneWithChosen(walk, goneOn(walk, respondToWords(walk, facts, event.meaning)));
    case "picked":
      return doneWithChosen(walk, goneOn(walk, respondToPick(walk, event)));
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

function respondToPick(
  walk: Interpreter,
  { option, isOld }: { readonly option: string; readonly isOld?: true },
): Response {
  const waiting = waitingAt(walk);
  const offered = !isOld && waiting.kind === "question" && waiting.options.some((one) => one.id === option);
  if (offered) return means("picked an option", { kind: "chose", option });
  return { ...means("a button of an earlier question"), say: [ENGINE_TEXTS.oldButton], askAgain: true };
}

function respondToResult(walk: Interpreter, { visit, outcome, details }: Resulted): Response {
  const wanted = walk.frames.some((frame) => frame.open && frame.visit === visit);
  if (!wanted) return means("a result nobody waits for any more");
  return means(`came out as ${outcome}`, { kind: "resulted", visit, outcome, details });
}

function respondToSilence(walk: Interpreter): Response {
  if (waitingAt(walk).kind !== "question") return means("silence where nobody is waited for");
  const flow: Repair = walk.silences === 0 ? "silence" : "silence-close";
  return means("silence", { kind: "silence" }, { kind: "repairing", flow });
}

const MINUTE = 60_000;

/** A friendly word after half an hour, a polite close three days later. The place is kept meanwhile. */
const SILENCES = [30 * MINUTE, 3 * 24 * 60 * MINUTE] as const;

/** How long a silence must last before it means something here (milliseconds); undefined where nobody is waited for. */
const silenceAfter = (walk: Interpreter): number | undefined =>
  waitingAt(walk).kind === "question" ? SILENCES[walk.silences] : undefined;
