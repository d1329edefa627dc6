import { close } from "./finish.ts";
import { never } from "../shared/never.ts";
import type { EffectiveFact, Fact } from "./facts.ts";
import { takeMiss, takeResult } from "./advance.ts";
import { givesWay, isVagueYet } from "./starters.ts";
import { applyTold, optionsOf } from "./past-known.ts";
import { applyTypedCode } from "./typed-code.ts";
import { flowNamed, leave, push, stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/** What one fact changes. A fact that fits nothing that is open changes nothing: it was kept over from before a correction. */
export function applyFact(walk: Interpreter, fact: EffectiveFact): Interpreter {
  if (walk.ended && fact.kind !== "typed-code") return walk;
  switch (fact.kind) {
    case "started":
      return push(withoutThoseGivingWay(awake(walk)), flowNamed(walk.library, fact.flow), "trouble");
    case "repairing":
      return push(walk, flowNamed(walk.library, fact.flow), "repair", fact);
    case "offered":
      return { ...walk, prefill: [...walk.prefill.filter((old) => old.kind !== fact.entity.kind), fact.entity] };
    case "answered":
      return applyAnswer(awake(walk), fact);
    case "chose":
      return applyChoice(awake(walk), fact.option);
    case "typed-code":
      return applyTypedCode(awake(walk), fact.value);
    case "missed":
      return applyMiss(awake(walk));
    case "heard":
      return awake(walk);
    case "resulted":
      return applyResult(walk, fact);
    case "language":
      return { ...walk, language: fact.language };
    case "told":
      return applyTold(awake(walk), fact.told);
    case "queued":
      return walk.queued.includes(fact.flow) ? walk : { ...walk, queued: [...walk.queued, fact.flow] };
    case "silence":
      return { ...walk, silences: walk.silences + 1 };
    case "signed-in":
    case "worked":
      return close(walk, "solved");
    case "turned-back":
      return { ...walk, epoch: fact.epoch };
    case "corrected":
    case "reopened":
    case "announced":
      return walk;
    default:
      return never(fact);
  }
}

/** The person wrote: the count of silences begins anew. */
const awake = (walk: Interpreter): Interpreter => (walk.silences === 0 ? walk : { ...walk, silences: 0 });

/** A flow that was called gives way with its caller or not at all: a caller alone would wait for ever. */
function withoutThoseGivingWay(walk: Interpreter): Interpreter {
  const at = walk.frames.findLastIndex((frame) => frame.base !== "call");
  if (isVagueYet(walk)) return { ...walk, frames: walk.frames.slice(0, Math.max(at, 0)) };
  const uppermost = walk.frames.slice(Math.max(at, 0));
  if (uppermost.length === 0 || !uppermost.every((frame) => givesWay(frame.flow))) return walk;
  return withoutThoseGivingWay({ ...walk, frames: walk.frames.slice(0, Math.max(at, 0)) });
}

function applyAnswer(walk: Interpreter, fact: Extract<Fact, { kind: "answered" }>): Interpreter {
  const frame = topFrame(walk);
  const step = frame?.open ? stepOf(frame) : undefined;
  if (!frame || step?.kind !== "ask" || step.slot !== fact.slot) return walk;
  const known = { ...walk, slots: { ...walk.slots, [fact.slot]: fact.value } };
  return leave(known, frame, "answered", step.next);
}

function applyChoice(walk: Interpreter, id: string): Interpreter {
  const frame = topFrame(walk);
  const step = frame?.open ? stepOf(frame) : undefined;
  if (!frame || (step?.kind !== "ask" && step?.kind !== "choose")) return walk;
  const option = optionsOf(frame, step).find((one) => one.id === id);
  return option ? leave(walk, frame, id, option.next) : walk;
}

function applyMiss(walk: Interpreter): Interpreter {
  const frame = topFrame(walk);
  return frame?.open ? takeMiss(walk, frame) : walk;
}

/** A result may come while something else lies on top: it is kept until its frame is on top again. */
function applyResult(walk: Interpreter, fact: Extract<Fact, { kind: "resulted" }>): Interpreter {
  const frame = topFrame(walk);
  if (frame?.open && frame.visit === fact.visit) return takeResult(walk, frame, fact.outcome, fact.details);
  const waiting = walk.frames.some((one) => one.open && one.visit === fact.visit);
  return waiting ? { ...walk, early: { ...walk.early, [fact.visit]: fact } } : walk;
}

/** Takes a result that came early, once its frame is on top. */
export function takeEarly(walk: Interpreter): Interpreter {
  const frame = topFrame(walk);
  const result = frame?.open ? walk.early[frame.visit] : undefined;
  if (!frame || !result) return walk;
  const early = Object.fromEntries(Object.entries(walk.early).filter(([visit]) => visit !== frame.visit));
  return takeResult({ ...walk, early }, frame, result.outcome, result.details);
}
