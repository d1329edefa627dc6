import type { Entity, Understood } from "./event.ts";
import type { Alternative, Fact } from "./facts.ts";
import type { EntityKind, Repair } from "./flow.ts";
import { means, type Response } from "./response.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

const ASKS: Repair = "which-value";

/** Of these one is meant. A code is checked as it is, and of requests several may be asked after. */
const KINDS: readonly EntityKind[] = ["email", "ip"];

/** The options of that question that stand for values, in the order in which they were named. */
const PLACES = ["first", "second", "third"] as const;

/** None of them: what was meant besides happens without. */
const NEITHER = "neither";

/**
 * The words hold several values of which only one can be meant. Whatever the words would have done waits until the person was
 * asked which, and happens with that one. Nothing is taken silently.
 *
 * @param respond what words mean that hold one of them, or none
 */
export function respondToSeveral(
  walk: Interpreter,
  meaning: Understood,
  respond: (meaning: Understood) => Response,
): Response | undefined {
  if (meaning.reports !== undefined || !walk.library.flows[ASKS]) return undefined;
  if (topFrame(walk)?.flow.id === ASKS) return nameAgain(walk, meaning);
  const kind = KINDS.find((one) => valuesOf(meaning, one).length > 1);
  if (kind === undefined) return undefined;
  const among = valuesOf(meaning, kind).slice(0, PLACES.length);
  const others = meaning.entities.filter((entity) => entity.kind !== kind);
  const doneWith = (...chosen: readonly Entity[]): readonly Fact[] =>
    respond({ ...meaning, entities: [...others, ...chosen] }).facts.filter((fact) => fact.kind !== "missed");
  const alternatives: readonly Alternative[] = [
    ...among.map((entity, n) => ({ option: PLACES[n] ?? NEITHER, shows: entity.value, then: doneWith(entity) })),
    // "I don't remember which" was about these, and is no answer to the question before.
    { option: NEITHER, then: doneWith().filter(({ kind }) => kind !== "chose") },
  ];
  const only = alternatives.map(({ option }) => option);
  return means(`could mean several: ${kind}`, { kind: "repairing", flow: ASKS, only, alternatives });
}

const valuesOf = ({ entities }: Understood, wanted: EntityKind): readonly Entity[] =>
  entities.filter(({ kind }) => kind === wanted);

/** Typed once more it is chosen; another one is none of them. */
function nameAgain(walk: Interpreter, meaning: Understood): Response | undefined {
  const named = KINDS.flatMap((kind) => valuesOf(meaning, kind));
  const [only, ...more] = named;
  const alternatives = topFrame(walk)?.alternatives ?? [];
  if (!only || more.length > 0) return undefined;
  const known = alternatives.find(({ shows }) => shows === only.value);
  if (known) return means("names one of them", { kind: "chose", option: known.option });
  const [example] = alternatives;
  const then = example?.shows === undefined ? [] : withValue(example.then, example.shows, only.value);
  return means("names another one", { kind: "chose", option: NEITHER }, ...then);
}

function withValue(facts: readonly Fact[], old: string, value: string): readonly Fact[] {
  return facts.map((fact) => {
    if (fact.kind === "offered" && fact.entity.value === old) return { ...fact, entity: { ...fact.entity, value } };
    if ((fact.kind === "answered" || fact.kind === "corrected") && fact.value === old) return { ...fact, value };
    return fact;
  });
}

/** The question was answered, or given up: what the words before it meant happens now, with the value that was chosen. */
export function doneWithChosen(walk: Interpreter, response: Response): Response {
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  if (!frame?.alternatives || step?.kind !== "choose") return response;
  const [fact, ...more] = response.facts.filter(({ kind }) => kind === "chose" || kind === "missed");
  const isLast = fact?.kind === "missed" && frame.missed + 1 >= step.tries;
  const option = fact?.kind === "chose" ? fact.option : isLast ? NEITHER : undefined;
  const chosen = frame.alternatives.find((alternative) => alternative.option === option);
  const isDone = more.length > 0 || response.facts.some(({ kind }) => kind === "offered" || kind === "answered");
  return chosen && !isDone ? { ...response, facts: [...response.facts, ...chosen.then] } : response;
}
