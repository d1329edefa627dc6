import { textId } from "../shared/brand.ts";
import { knowing, type Told } from "../shared/told.ts";
import type { Ask, Choose, StepId } from "./flow.ts";
import { emit, type Frame, leave, stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/** The short word by which somebody sees that this was heard. The flow check holds one for each. */
export const acknowledgementOf = (told: Told) => textId(`told.${told}`);

/** What was told answers an open question at once, and every later one when it comes up. */
export function applyTold(walk: Interpreter, told: Told): Interpreter {
  const knowingIt = { ...walk, told: knowing(walk.told, told) };
  return pastKnown(knowingIt) ?? knowingIt;
}

interface Way {
  readonly told: Told;
  readonly outcome: string;
  readonly next: StepId;
}

/**
 * Past the step of the top frame, where what was told answers it: with a short word, and without asking. A step that is come
 * to a second time is asked: what was told may have been wrong.
 */
export function pastKnown(walk: Interpreter): Interpreter | undefined {
  const frame = topFrame(walk);
  const way = frame && wayPast(frame, walk.told);
  if (!frame || !way) return undefined;
  const isNew = !walk.acknowledged.includes(way.told);
  const said = isNew ? emit(walk, { kind: "say", text: acknowledgementOf(way.told), args: {} }) : walk;
  const acknowledged = isNew ? [...walk.acknowledged, way.told] : walk.acknowledged;
  return leave({ ...said, acknowledged }, frame, way.outcome, way.next);
}

function wayPast(frame: Frame, known: readonly Told[]): Way | undefined {
  if (frame.entries[frame.step] !== 1 || frame.missed > 0) return undefined;
  const step = stepOf(frame);
  if (step.kind === "say")
    return frame.open ? undefined : known.flatMap((told) => wayTo(told, told, step.unless?.[told])).at(-1);
  if (step.kind !== "ask" && step.kind !== "choose") return undefined;
  return known
    .flatMap((told) =>
      optionsOf(frame, step)
        .filter((one) => one.told?.includes(told))
        .flatMap(({ id, next }) => wayTo(told, id, next)),
    )
    .at(-1);
}

const wayTo = (told: Told, outcome: string, next: StepId | undefined): readonly Way[] =>
  next === undefined ? [] : [{ told, outcome, next }];

/** The options on offer: all, or the few a repair was narrowed to. */
export function optionsOf(frame: Frame, step: Ask | Choose) {
  const { only } = frame;
  return only ? step.options.filter((option) => only.includes(option.id)) : step.options;
}
