import { applyFact, takeEarly } from "./apply-fact.ts";
import type { EffectiveFact, Fact } from "./facts.ts";
import type { Library, SlotName } from "./flow.ts";
import { advance } from "./advance.ts";
import { emptyInterpreter, type Interpreter } from "./interpreter.ts";

/**
 * Where an episode stands: its facts, walked from the beginning. The same facts give the same place, always and
 * everywhere; that is why no place is ever stored.
 */
export const placeOf = (library: Library, facts: readonly Fact[]): Interpreter =>
  walkAll(library, effectiveFacts(library, facts));

/**
 * The facts as they count after corrections. A correction replaces the answer where it was given and walks forward
 * again: results after it are dropped (they were about the old answer), later answers of the person are kept up to
 * the first result. A trouble named since then that is still open comes up again after this one. Correcting to the
 * same value changes nothing.
 */
export function effectiveFacts(library: Library, facts: readonly Fact[]): readonly EffectiveFact[] {
  return facts.reduce<readonly EffectiveFact[]>((soFar, fact, index) => {
    if (fact.kind === "corrected") return turnBack(library, soFar, fact.slot, fact.value, index + 1);
    if (fact.kind === "reopened") return turnBack(library, soFar, fact.slot, undefined, index + 1);
    return [...soFar, fact];
  }, []);
}

function turnBack(
  library: Library,
  facts: readonly EffectiveFact[],
  slot: SlotName,
  value: string | undefined,
  epoch: number,
): readonly EffectiveFact[] {
  const at = supplierOf(library, facts, slot);
  const supplier = facts[at];
  if (!supplier || valueOf(supplier) === value) return facts;
  const taken = takenAt(library, facts, slot, at);
  const known = [...facts.slice(0, at), ...(value === undefined ? [] : [withValue(supplier, value)])];
  const unread = facts.slice(at + 1);
  if (taken === undefined) return [...known, ...unread];
  const mark = { kind: "turned-back", epoch } as const;
  if (value === undefined)
    return [
      ...facts.slice(0, at),
      ...facts.slice(at + 1, taken),
      mark,
      ...facts.slice(Math.max(taken, at + 1), taken + 1),
    ];
  const kept = (later: readonly EffectiveFact[]) => [
    ...answersUpToResult(later),
    ...openTroubles(library, facts, later),
  ];
  if (taken === at) return [...facts.slice(0, at), mark, withValue(supplier, value), ...kept(unread)];
  const upTo = facts.slice(at + 1, taken);
  return [...known, ...upTo, mark, ...facts.slice(taken, taken + 1), ...kept(facts.slice(taken + 1))];
}

/** Troubles that were named after the first of these results and are still open: what was named is no answer. */
function openTroubles(
  library: Library,
  facts: readonly EffectiveFact[],
  later: readonly EffectiveFact[],
): readonly EffectiveFact[] {
  const { frames } = facts.reduce(stepWalk, emptyInterpreter(library));
  const open = frames.flatMap(({ base, flow }) => (base === "trouble" ? [flow.id] : []));
  return later
    .slice(answersUpToResult(later).length)
    .flatMap((fact) =>
      fact.kind === "started" && open.includes(fact.flow) ? [{ kind: "queued", flow: fact.flow }] : [],
    );
}

/**
 * Index of the fact at which the walk took the value that `facts[at]` supplied. Something mentioned early may be
 * taken much later; what happened in between is not about it.
 */
function takenAt(library: Library, facts: readonly EffectiveFact[], slot: SlotName, at: number): number | undefined {
  const supplier = facts[at];
  if (supplier?.kind === "answered") return at;
  let walk: Interpreter = facts.slice(0, Math.max(at, 0)).reduce(stepWalk, emptyInterpreter(library));
  for (const [index, fact] of facts.slice(at).entries()) {
    const next = stepWalk(walk, fact);
    const shrank = next.prefill.length < walk.prefill.length + (index === 0 ? 1 : 0);
    if (shrank && supplier && next.slots[slot] === valueOf(supplier)) return at + index;
    walk = next;
  }
  return undefined;
}

/**
 * Index of the fact that gave `slot` its value: the last answer to it, or the last mention that it took. Two slots may
 * want the same kind of thing (the address of today, and the new one), so a mention belongs to the slot that took it;
 * one that no slot has taken yet is still anybody's. -1 when there is none.
 */
export function supplierOf(library: Library, facts: readonly EffectiveFact[], slot: SlotName): number {
  const kinds = kindsOf(library, slot);
  const given = facts.flatMap((fact, index) => {
    if (fact.kind === "answered") return fact.slot === slot ? [index] : [];
    return fact.kind === "offered" && kinds.has(fact.entity.kind) ? [index] : [];
  });
  const taken = given.findLast((index) => takenAt(library, facts, slot, index) !== undefined);
  return taken ?? given.at(-1) ?? -1;
}

function kindsOf(library: Library, slot: SlotName): ReadonlySet<string> {
  const steps = Object.values(library.flows).flatMap((flow) => Object.values(flow.steps));
  return new Set(steps.flatMap((step) => (step.kind === "ask" && step.slot === slot ? [step.entity] : [])));
}

const valueOf = (fact: EffectiveFact) =>
  fact.kind === "answered" ? fact.value : fact.kind === "offered" ? fact.entity.value : undefined;

function withValue(fact: EffectiveFact, value: string): EffectiveFact {
  if (fact.kind === "answered") return { ...fact, value };
  return fact.kind === "offered" ? { ...fact, entity: { ...fact.entity, value } } : fact;
}

function answersUpToResult(facts: readonly EffectiveFact[]): readonly EffectiveFact[] {
  const end = facts.findIndex((fact) => fact.kind === "resulted");
  return end < 0 ? facts : facts.slice(0, end);
}

/** The question that was answered last, be it by something mentioned before it was asked; undefined: none was. */
export function lastAnswer({ library, path }: Pick<Interpreter, "library" | "path">): SlotName | undefined {
  const slots = path.flatMap(({ flow, step, outcome }) => {
    const asked = library.flows[flow]?.steps[step];
    return asked?.kind === "ask" && outcome === "answered" ? [asked.slot] : [];
  });
  return slots.at(-1);
}

/** True when something final was done after the answer to `slot`: then it can only be explained, not corrected. */
export function isSettled(library: Library, facts: readonly EffectiveFact[], slot: SlotName): boolean {
  const at = supplierOf(library, facts, slot);
  const taken = takenAt(library, facts, slot, at) ?? facts.length;
  return facts.slice(taken + 1).some((fact) => fact.kind === "resulted" && isFinal(library, fact.visit));
}

function isFinal(library: Library, visit: string): boolean {
  const [flow, step] = (visit.split("#")[0] ?? "").split(".");
  const named = library.flows[flow ?? ""]?.steps[step ?? ""];
  return named?.kind === "approval" || (named?.kind === "act" && named.final);
}

/** One fact further, and on to wherever the walk waits next. */
const stepWalk = (walk: Interpreter, fact: EffectiveFact): Interpreter => rest(advance(applyFact(walk, fact)));

const walkAll = (library: Library, facts: readonly EffectiveFact[]): Interpreter =>
  facts.reduce<Interpreter>(stepWalk, emptyInterpreter(library));

/** Settles until no early result moves it any more. */
function rest(walk: Interpreter): Interpreter {
  const moved = takeEarly(walk);
  return moved === walk ? walk : rest(advance(moved));
}
