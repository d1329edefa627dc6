import { type Flow, type Library, placeOf, type Step } from "../../../src/engine/engine.ts";
import { branchesOf } from "../../../src/flow-compiler/branches.ts";
import { begin } from "../../../src/flow-compiler/walk/walk-paths.ts";
import { drive, type Driven } from "../../../src/flow-compiler/walk/drive.ts";
import { planTo } from "../../../src/flow-compiler/walk/plan-walk.ts";

/** A step that waits for somebody or something, a chat that has just come to it, and the first way on from it. */
export interface Place {
  readonly flow: Flow;
  readonly step: string;
  readonly kind: Step["kind"];
  readonly chat: Driven;
  readonly goOn: (chat: Driven) => Driven;
}

const WAITS = ["ask", "choose", "check", "act", "approval"];

/** Every place of every flow where a conversation can come to rest. */
export const everyPlace = (library: Library): readonly Place[] =>
  Object.values(library.flows).flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([step, { kind }]) => {
      if (!WAITS.includes(kind)) return [];
      const legs = planTo(flow, (id) => id === step);
      const begun = begin(library, flow);
      if (!legs || !begun) throw new Error(`Nothing leads to ${flow.id}.${step}.`);
      const [first] = branchesOf(flow, step);
      const goOn = (chat: Driven) => drive(library, flow, [{ step, branch: first?.name ?? "" }], chat);
      return [{ flow, step, kind, chat: drive(library, flow, legs, begun), goOn }];
    }),
  );

/** Flow, step, slots and open work: what somebody would notice of where a chat stands. */
export function standOf(library: Library, { facts }: Pick<Driven, "facts">) {
  const walk = placeOf(library, facts);
  const { flow, step, open, visit } = walk.frames.at(-1) ?? { flow: undefined, step: "", open: false, visit: "" };
  const question = flow?.steps[step]?.kind === "ask" || flow?.steps[step]?.kind === "choose";
  return {
    where: flow ? `${flow.id}.${step}` : (walk.ended?.outcome ?? "nowhere"),
    below: walk.frames.map((frame) => frame.flow.id),
    slots: walk.slots,
    visit: question ? "" : visit,
    open,
  };
}
