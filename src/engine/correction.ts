import { effectiveFacts, isSettled, supplierOf } from "./place.ts";
import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { EffectiveFact, Fact } from "./facts.ts";
import type { SlotName } from "./flow.ts";
import { means, repair, type Response } from "./response.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/**
 * "No, it's …": an earlier answer is replaced. Also without the "no", when a value of a kind that was asked for
 * before comes while something else is asked.
 */
export function respondToCorrection(
  walk: Interpreter,
  facts: readonly Fact[],
  meaning: Understood,
): Response | undefined {
  const found = correctedSlot(walk, effectiveFacts(walk.library, facts), meaning);
  if (!found) return undefined;
  const { slot, value } = found;
  if (isSettled(walk.library, effectiveFacts(walk.library, facts), slot))
    return repair("correct", `the ${slot} was used for something that cannot be taken back`);
  const corrected: Fact = { kind: "corrected", slot, value };
  return { ...means(`corrects the ${slot}`, corrected), say: [ENGINE_TEXTS.corrected], askAgain: true };
}

function correctedSlot(
  walk: Interpreter,
  facts: readonly EffectiveFact[],
  meaning: Understood,
): { slot: SlotName; value: string } | undefined {
  const asked = askedNow(walk);
  for (const { kind, value } of meaning.entities) {
    if (kind === "code" || kind === "text" || kind === asked) continue;
    const slot = newestOf(walk, facts, slotsOfKind(walk, kind));
    if (slot !== undefined && walk.slots[slot] !== value) return { slot, value };
  }
  return undefined;
}

/** Of several answers of a kind it is the one given last that people take back. */
function newestOf(
  walk: Interpreter,
  facts: readonly EffectiveFact[],
  slots: readonly SlotName[],
): SlotName | undefined {
  const [only, ...others] = slots.filter((slot) => walk.slots[slot] !== undefined);
  if (others.length === 0) return only;
  const given = slots.map((slot) => ({ slot, at: supplierOf(walk.library, facts, slot) }));
  return given.toSorted((one, other) => other.at - one.at)[0]?.slot;
}

function askedNow(walk: Interpreter) {
  const frame = topFrame(walk);
  const step = frame?.open ? stepOf(frame) : undefined;
  return step?.kind === "ask" ? step.entity : undefined;
}

/** The slots that keep values of a kind. */
export function slotsOfKind(walk: Interpreter, kind: string): readonly SlotName[] {
  const steps = Object.values(walk.library.flows).flatMap((flow) => Object.values(flow.steps));
  const named = steps.flatMap((step) => (step.kind === "ask" && step.entity === kind ? [step.slot] : []));
  return [...new Set(named)];
}
