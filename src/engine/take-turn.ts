import type { Effect, Turn } from "./effect.ts";
import type { Event } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { placeOf } from "./place.ts";
import { respond } from "./respond.ts";
import { silenceAfter } from "./silence.ts";
import { reopen, settle } from "./settle.ts";
import type { Walk } from "./walk.ts";

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
  const acknowledged = answer.say.map((text): Effect => ({ kind: "say", text, args: {} }));
  const again = answer.askAgain && !news.some((effect) => effect.kind === "ask") ? questionAgain(after) : [];
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
const questionAgain = (walk: Walk): readonly Effect[] => settle(reopen(walk)).output.slice(walk.output.length);
