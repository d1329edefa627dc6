import { never } from "../shared/never.ts";
import type { Effect } from "./effect.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import { close, finish } from "./finish.ts";
import { optionsOf, pastKnown } from "./past-known.ts";
import { askedForCode, codeChecked } from "./typed-code.ts";
import type { Act, Approval, Ask, Check, Choose, Repair } from "./flow.ts";
import {
  argumentsNow,
  emit,
  flowNamed,
  type Frame,
  leave,
  push,
  replaceTop,
  stepOf,
  topFrame,
  type Interpreter,
} from "./interpreter.ts";

/** Far more steps than any checked flow takes between two answers. Reaching it means the check has a hole. */
const FUSE = 1000;

/** Walks on through everything that needs no answer, until the walk waits or is over. */
export function advance(walk: Interpreter): Interpreter {
  let now = walk;
  for (let taken = 0; taken < FUSE; taken += 1) {
    const next = advanceStep(now);
    if (!next) return now;
    now = next;
  }
  throw new Error(`Flow ${topFrame(walk)?.flow.id ?? "?"} goes round in circles without asking anything.`);
}

/** One step further, or undefined when only a new fact can move the walk. */
function advanceStep(walk: Interpreter): Interpreter | undefined {
  const frame = topFrame(walk);
  if (!frame || frame.open) return undefined;
  const known = pastKnown(walk);
  if (known) return known;
  const step = stepOf(frame);
  switch (step.kind) {
    case "say":
      return leave(emit(walk, { kind: "say", text: step.text, args: argumentsNow(walk) }), frame, "said", step.next);
    case "call":
      return push(replaceTop(walk, { ...frame, open: true }), flowNamed(walk.library, step.flow), "call");
    case "end":
      return finish(walk, frame, step);
    case "ask":
      return takeOffer(walk, frame, step) ?? openQuestion(walk, frame, step.text);
    case "choose":
      return takeButton(walk, frame, step) ?? openQuestion(walk, frame, step.text);
    case "check":
    case "act":
    case "approval":
      return openWork(walk, frame, step);
    default:
      return never(step);
  }
}

/** A value mentioned in passing answers the first question that wants it. It is used once. */
function takeOffer(walk: Interpreter, frame: Frame, step: Ask): Interpreter | undefined {
  const offer = walk.prefill.find((entity) => entity.kind === step.entity);
  if (!offer) return undefined;
  const prefill = walk.prefill.filter((entity) => entity !== offer);
  const known = { ...walk, prefill, slots: { ...walk.slots, [step.slot]: offer.value } };
  return leave(known, frame, "answered", step.next);
}

/** It also presses the button behind which it would be asked for. */
function takeButton(walk: Interpreter, frame: Frame, step: Choose): Interpreter | undefined {
  const option = buttonFor(frame, step, walk.prefill);
  return option && leave(walk, frame, option.id, option.next);
}

/** The option of a question that leads to where one of these values is asked for: "Type the address". */
export const buttonFor = (frame: Frame, step: Choose, values: Interpreter["prefill"]) =>
  optionsOf(frame, step).find(({ next }) => {
    const behind = frame.flow.steps[next];
    return behind?.kind === "ask" && values.some(({ kind }) => kind === behind.entity);
  });

/** Puts the question of the top frame (again), in the words of `text`. */
function openQuestion(walk: Interpreter, frame: Frame, text: Ask["text"]): Interpreter {
  const step = stepOf(frame);
  if (step.kind !== "ask" && step.kind !== "choose") return walk;
  const asked = replaceTop(walk, { ...frame, open: true });
  const known = step.kind === "ask" ? askedForCode(asked, frame, step) : asked;
  return emit(known, questionOf(walk, frame, step, text));
}

function questionOf(walk: Interpreter, frame: Frame, step: Ask | Choose, text: Ask["text"]): Effect {
  const options = optionsOf(frame, step).map((option) => ({
    id: option.id,
    text: option.text,
    ...shownOn(frame, option.id),
  }));
  const entity = step.kind === "ask" ? { entity: step.entity } : {};
  return { kind: "ask", text, args: argumentsNow(walk), options, ...entity };
}

/** What the person typed, where that is what an option stands for. */
export function shownOn({ alternatives = [] }: Frame, option: string): { readonly shows?: string } {
  const shows = alternatives.find((one) => one.option === option)?.shows;
  return shows === undefined ? {} : { shows };
}

function openWork(walk: Interpreter, frame: Frame, step: Check | Act | Approval): Interpreter {
  const key = `${frame.flow.id}.${frame.step}`;
  const times = (walk.visits[key] ?? 0) + 1;
  const visit = `${key}#${String(times)}@${String(walk.epoch)}`;
  const name = step.kind === "check" ? step.check : step.kind === "act" ? step.act : step.request;
  const waiting = replaceTop({ ...walk, visits: { ...walk.visits, [key]: times } }, { ...frame, open: true, visit });
  const reason = step.kind === "act" ? reasonOf(walk) : undefined;
  return emit(waiting, {
    kind: step.kind,
    name,
    visit,
    slots: walk.slots,
    shown: walk.details,
    ...(reason && { reason }),
  });
}

const reasonOf = ({ frames }: Interpreter) => frames.findLast(({ flow }) => flow.codeFor !== undefined)?.flow.codeFor;

/** Takes the result of the top frame's work: on by its outcome, or into a repair when the world broke. */
export function takeResult(
  walk: Interpreter,
  frame: Frame,
  outcome: string,
  details: Interpreter["details"],
): Interpreter {
  const step = stepOf(frame);
  if (step.kind !== "check" && step.kind !== "act" && step.kind !== "approval") return walk;
  const next = step.on[outcome];
  const told = { ...walk, details: { ...walk.details, ...details } };
  const informed = step.kind === "act" ? codeChecked(told, step, outcome) : told;
  if (next) return leave(informed, frame, outcome, next);
  if (frame.flow.id === LAST_RESORT) return giveUp(informed);
  const failures = frame.failures + 1;
  const failed = replaceTop(informed, { ...frame, open: false, failures });
  return push(failed, flowNamed(walk.library, failures < GIVE_UP_AFTER ? "something-failed" : LAST_RESORT), "repair");
}

/** The same work failing so often is no passing trouble: a person takes over. */
const GIVE_UP_AFTER = 3;

const LAST_RESORT: Repair = "talk-to-human";

/** Not even a case can be opened: say so and stop, rather than go round in circles. */
const giveUp = (walk: Interpreter): Interpreter =>
  close(emit(walk, { kind: "say", text: ENGINE_TEXTS.broken, args: {} }), "cancelled");

/** Puts the open question again in its own words: after a repair, a digression, or a return. */
export function reopen(walk: Interpreter): Interpreter {
  const frame = topFrame(walk);
  if (!frame) return walk;
  const step = stepOf(frame);
  return step.kind === "ask" || step.kind === "choose" ? replaceTop(walk, { ...frame, open: false }) : walk;
}

/** An answer did not fit: the question again in other words, or, after too many, the way out. */
export function takeMiss(walk: Interpreter, frame: Frame): Interpreter {
  const step = stepOf(frame);
  if (step.kind !== "ask" && step.kind !== "choose") return walk;
  const missed = frame.missed + 1;
  if (missed >= step.tries) return leave(walk, frame, "otherwise", step.otherwise);
  return openQuestion(walk, { ...frame, missed }, step.retry);
}
