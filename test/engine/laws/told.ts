import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fact, type Flow, type Library, placeOf, type StepId, takeTurn } from "../../../src/engine/engine.ts";
import { planTo } from "../../../src/flow-compiler/walk/plan-walk.ts";
import { drive, type Driven } from "../../../src/flow-compiler/walk/drive.ts";
import { begin } from "../../../src/flow-compiler/walk/walk-paths.ts";
import { type Told, TOLD } from "../../../src/shared/told.ts";
import { waits, words, workOf } from "../dialogue.ts";
import { dialogueOf } from "../plausible.ts";
import { atRest } from "./every-place.ts";
import { choices, runs } from "./runs.ts";

interface Answered {
  readonly flow: Flow;
  readonly step: StepId;
  readonly told: Told;
  readonly outcome: string;
}

/** Every place where something that was told is an answer. */
const answeredIn = (library: Library): readonly Answered[] =>
  Object.values(library.flows).flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([step, it]): readonly Answered[] => {
      if (it.kind === "say")
        return TOLD.flatMap((told) => (it.unless?.[told] === undefined ? [] : [{ flow, step, told, outcome: told }]));
      if (it.kind !== "ask" && it.kind !== "choose") return [];
      return it.options.flatMap(({ id, told = [] }) => told.map((one) => ({ flow, step, told: one, outcome: id })));
    }),
  );

/** Just before this step, by a way on which nothing was told. */
function before(library: Library, { flow, step }: Answered): Driven {
  const begun = begin(library, flow);
  const legs = planTo(flow, (id) => id === step);
  if (!begun || !legs) throw new Error(`No way leads to ${flow.id}.${step}.`);
  return drive(library, flow, legs, begun);
}

export function toldLaws(library: Library): void {
  test("whatever is told at first answers the question that is about it, which is not asked", () => {
    for (const answered of answeredIn(library)) {
      const fact: Fact = { kind: "told", told: answered.told };
      const { output, path } = placeOf(library, [fact, ...before(library, answered).facts]);
      const { flow, step, outcome, told } = answered;
      // The same thing may have led elsewhere before.
      if (outcome !== told && path.some((walked) => walked.outcome === told)) continue;
      const left = path.filter((walked) => walked.flow === flow.id && walked.step === step);
      expect([step, left[0]?.outcome]).toEqual([step, outcome]);
      const heard = output.filter((effect) => effect.kind === "say" && effect.text === `told.${told}`);
      expect([step, heard.length]).toEqual([step, 1]);
    }
  });

  test("told while that question is open, it answers it, whatever else the words were taken for", () => {
    for (const answered of answeredIn(library)) {
      const { facts } = before(library, answered);
      const { flow, step, told, outcome } = answered;
      if (flow.steps[step]?.kind === "say") continue;
      const turn = takeTurn(library, facts, words({ tells: [told], reply: "remark" }));
      const after = placeOf(library, [...facts, ...turn.facts]);
      expect(after.path.findLast((walked) => walked.step === step)).toMatchObject({ flow: flow.id, step, outcome });
    }
  });

  test("nothing is mailed, changed or asked of anybody because of what was told, at any place", () => {
    const law = (list: readonly number[], tells: readonly Told[]) => {
      const dialogue = atRest(library, dialogueOf(library, list));
      fc.pre(["question", "idle"].includes(waits(library, dialogue).kind));
      const plain = takeTurn(library, dialogue.facts, words({ reply: "remark" }));
      const turn = takeTurn(library, dialogue.facts, words({ reply: "remark", tells }));
      const acts = workOf(turn.effects.filter(({ kind }) => kind === "act" || kind === "approval"));
      const without = workOf(plain.effects.filter(({ kind }) => kind === "act" || kind === "approval"));
      expect(acts.filter((act) => !without.includes(act))).toEqual([]);
    };
    fc.assert(fc.property(choices, fc.uniqueArray(fc.constantFrom(...TOLD), { maxLength: 4 }), law), runs);
  });

  test("what was told last counts, and starting over forgets it", () => {
    const known = (...told: readonly Told[]) =>
      placeOf(
        library,
        told.map((one) => ({ kind: "told", told: one })),
      ).told;
    expect(known("no-backup-codes", "phone-lost", "has-backup-codes")).toEqual(["phone-lost", "has-backup-codes"]);
    const facts: readonly Fact[] = [{ kind: "told", told: "no-backup-codes" }];
    const again = takeTurn(library, facts, words({ command: "start-over" }));
    expect(placeOf(library, [...facts, ...again.facts]).told).toEqual([]);
  });
}

/**
 * Questions that come before anything was found out, and that nothing told can answer: they offer a way out or ask for a yes to
 * what is about to happen, or the trouble itself is the answer.
 */
const ASKED_ANYWAY: ReadonlySet<string> = new Set([
  "account-misuse.offer",
  "account-misuse.sure",
  "account-misuse.after",
  "out-of-scope.sorry",
  "product-questions.topic",
  "welcome.menu",
  "product-questions.missing",
  "switched-off.offer",
  "switched-off.offer-help",
  "still-out.offer",
]);

/** Questions that come before anything was done or looked up. */
function askedAtFirst(flow: Flow): readonly StepId[] {
  const found = new Set<StepId>();
  const open = [flow.first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = flow.steps[id];
    if (!step || found.has(id) || step.kind === "act" || step.kind === "approval" || step.kind === "call") continue;
    found.add(id);
    if (step.kind === "say") open.push(step.next, ...Object.values(step.unless ?? {}));
    if (step.kind === "check") open.push(...Object.values(step.on));
    if (step.kind === "choose") open.push(...step.options.map(({ next }) => next));
  }
  return [...found].filter((id) => ["ask", "choose"].includes(flow.steps[id]?.kind ?? ""));
}

export function firstMessageLaw(library: Library): void {
  test("every question that could be answered by the first message can be", () => {
    const flows = Object.values(library.flows).filter(({ kind }) => kind !== "repair");
    const open = flows.flatMap((flow) =>
      askedAtFirst(flow).flatMap((id) => {
        const step = flow.steps[id];
        const takesMention = step?.kind === "ask" && step.entity !== "code" && step.entity !== "text";
        const takesTold = step?.kind === "choose" && step.options.some(({ told = [] }) => told.length > 0);
        const work = step?.kind === "choose" && step.goal !== undefined;
        return takesMention || takesTold || work ? [] : [`${flow.id}.${id}`];
      }),
    );
    expect(open.filter((name) => !ASKED_ANYWAY.has(name))).toEqual([]);
  });
}
