import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { Act, Ask } from "./flow.ts";
import { type Frame, leave, stepOf, topFrame, type Interpreter } from "./interpreter.ts";
import { means, prefill, type Response } from "./response.ts";

/** The outcome of a check that found the code right. */
const RIGHT = "right";

/** Remembers that a code is asked for here, so that it can be typed at any place from now on. */
export function askedForCode(walk: Interpreter, frame: Frame, step: Ask): Interpreter {
  const check = checkOf(frame, step)?.act;
  if (check === undefined) return walk;
  const others = walk.codesAsked.filter((asked) => asked.check !== check);
  return { ...walk, codesAsked: [...others, { check, frames: walk.frames, main: walk.main }] };
}

/** The act that looks at the code of this question; undefined where something else is asked for. */
function checkOf(frame: Frame, step: Ask): Act | undefined {
  const next = frame.flow.steps[step.next];
  return step.entity === "code" && next?.kind === "act" ? next : undefined;
}

/**
 * The words hold a code, and the open question asks for none: it goes to the one that asked for a code last, be that given
 * up, interrupted or over with. The check itself knows how long codes live and how many tries are left.
 */
export function respondToCode(walk: Interpreter, { entities }: Understood): Response | undefined {
  const code = entities.find(({ kind }) => kind === "code");
  if (!code || walk.codesAsked.length === 0 || isAskedNow(walk)) return undefined;
  return means("gives the code that was asked for before", ...prefill(entities), {
    kind: "typed-code",
    value: code.value,
  });
}

/** Whether a code that is typed now would be looked at, be the episode open or over. */
export const takesCode = ({ codesAsked }: Pick<Interpreter, "codesAsked">): boolean => codesAsked.length > 0;

function isAskedNow(walk: Interpreter): boolean {
  const frame = topFrame(walk);
  const step = frame?.open ? stepOf(frame) : undefined;
  return step?.kind === "ask" && step.entity === "code";
}

/** Half a code is no wrong one: the rest is waited for, and no try is spent. */
export function respondToHalfCode(walk: Interpreter, meaning: Understood): Response | undefined {
  const { halfCode, option, entities, unsure = [] } = meaning;
  const isMeant = halfCode && option === undefined && entities.length + unsure.length === 0;
  if (!isMeant || !(isAskedNow(walk) || takesCode(walk))) return undefined;
  return { ...means("gives half a code", { kind: "heard", reply: "remark" }), say: [ENGINE_TEXTS.halfCode] };
}

/** Back at the question that asked for the code, which is answered by it. An episode that was over goes on. */
export function applyTypedCode(walk: Interpreter, value: string): Interpreter {
  const asked = walk.codesAsked.at(-1);
  const frame = asked?.frames.at(-1);
  const step = frame && stepOf(frame);
  if (!asked || !frame || step?.kind !== "ask") return walk;
  const { frames, main } = asked;
  const back = { ...walk, frames, main, ended: undefined, slots: { ...walk.slots, [step.slot]: value } };
  return leave(back, frame, "answered", step.next);
}

/** A code was right: nobody is asked for it again, not even where a question for the same one lies further down. */
export function codeChecked(walk: Interpreter, { act }: Act, outcome: string): Interpreter {
  if (outcome !== RIGHT || !walk.codesAsked.some(({ check }) => check === act)) return walk;
  const codesAsked = walk.codesAsked.filter(({ check }) => check !== act);
  return { ...walk, codesAsked, frames: [...walk.frames.slice(0, -1).map(pastCode(act)), ...walk.frames.slice(-1)] };
}

const pastCode =
  (act: string) =>
  (frame: Frame): Frame => {
    const step = stepOf(frame);
    const check = step.kind === "ask" ? checkOf(frame, step) : undefined;
    const next = check?.act === act ? check.on[RIGHT] : undefined;
    return next === undefined ? frame : { ...frame, step: next, open: false };
  };
