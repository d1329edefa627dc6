import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fact, type Library, placeOf, takeTurn } from "../../../src/engine/engine.ts";
import { begin, due, resulted, tell, tellAll, trouble, waits, words, workOf } from "../dialogue.ts";
import { atRest } from "./every-place.ts";
import { dialogueOf } from "../plausible.ts";
import { choices, runs } from "./runs.ts";

const CODE = words({ entities: [{ kind: "code", value: "mac-of-482913" }] });

/** The acts that would check a code, by what was asked and what came of it; the one asked for last comes last. */
export function awaitedChecks(library: Library, facts: readonly Fact[]): readonly string[] {
  let awaited: readonly string[] = [];
  facts.forEach((fact, index) => {
    const upTo = facts.slice(0, index + 1);
    if (fact.kind === "corrected" || fact.kind === "reopened") awaited = [];
    if (fact.kind === "resulted" && fact.outcome === "right")
      awaited = awaited.filter((act) => act !== actOf(library, fact.visit));
    const asked = askedNow(library, upTo);
    if (asked !== undefined) awaited = [...awaited.filter((act) => act !== asked), asked];
  });
  return awaited;
}

function actOf(library: Library, visit: string): string | undefined {
  const [flow = "", step = ""] = (visit.split("#")[0] ?? "").split(".");
  const named = library.flows[flow]?.steps[step];
  return named?.kind === "act" ? named.act : undefined;
}

function askedNow(library: Library, facts: readonly Fact[]): string | undefined {
  const frame = placeOf(library, facts).frames.at(-1);
  const step = frame?.flow.steps[frame.step];
  const next = step?.kind === "ask" && step.entity === "code" ? frame?.flow.steps[step.next] : undefined;
  return next?.kind === "act" ? next.act : undefined;
}

/**
 * What is wrong with how a code is taken here: it must be checked, once, by the act that was to check it; a wrong one must
 * leave a place that takes the next; and after the right one none is asked for again.
 */
export function faultsIn(library: Library, facts: readonly Fact[]): readonly string[] {
  const check = awaitedChecks(library, facts).at(-1);
  const here = { facts, turns: [] };
  const typed = tell(library, here, CODE);
  const work = (typed.turns.at(-1)?.effects ?? []).filter(({ kind }) => kind === "act" || kind === "approval");
  if (work.length !== 1 || work[0]?.kind !== "act" || work[0].name !== check)
    return [`not checked by ${String(check)}`];
  const visit = due(library, typed);
  const wrong = atRest(library, tell(library, typed, resulted(visit, "wrong")));
  const again = takeTurn(library, wrong.facts, CODE).effects;
  const right = atRest(library, tell(library, typed, resulted(visit, "right")));
  const later = waits(library, right);
  const spent = takeTurn(library, right.facts, CODE).effects;
  return [
    ...(work[0].slots["code"] === "mac-of-482913" ? [] : ["another value is checked"]),
    ...(workOf(again).includes(check) ? [] : ["a second code is not taken after a wrong one"]),
    ...(later.kind === "question" && askedNow(library, right.facts) === check
      ? ["asked again after the right one"]
      : []),
    ...(later.kind !== "ended" && workOf(spent).includes(check) ? ["taken twice"] : []),
  ];
}

/** A right code is taken at every place, until it was right once. */
export function typedCodeLaw(library: Library): void {
  test("is taken wherever a chat may be, once a code was asked for", () => {
    let held = 0;
    const asked = tellAll(library, [trouble("forgot_password", { kind: "email", value: "ana@acme.example" })], begin);
    const law = (list: readonly number[]) => {
      const { facts } = atRest(library, dialogueOf(library, list, asked));
      fc.pre(["question", "approval"].includes(waits(library, { facts, turns: [] }).kind));
      fc.pre(awaitedChecks(library, facts).length > 0);
      held += 1;
      expect(faultsIn(library, facts)).toEqual([]);
    };
    fc.assert(fc.property(choices, law), { ...runs, numRuns: Math.ceil(runs.numRuns / 4) });
    expect(held).toBeGreaterThan(10);
  });
}
