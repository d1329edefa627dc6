import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fact, type Library, placeOf, takeTurn } from "../../../src/engine/engine.ts";
import { tellAll, trouble, words } from "../dialogue.ts";
import { dialogueOf } from "../plausible.ts";
import { choices, runs } from "./runs.ts";

/** A random dialogue that begins with somebody naming a trouble and an address: something to correct. */
const withAddress = (library: Library, list: readonly number[]) =>
  dialogueOf(
    library,
    list,
    tellAll(library, [trouble("forgot_password", { kind: "email", value: "ana@acme.example" })]),
  );

/**
 * Laws 2 and 3.
 *
 * @param slot the slot that is corrected; where two want the same kind, the last law holds for whichever is meant
 */
export function correctionLaws(library: Library, slot: string): void {
  const corrected = (value: string): Fact => ({ kind: "corrected", slot, value });
  const place = (facts: readonly Fact[]) => placeOf(library, facts);

  test("made twice counts once", () => {
    const law = (list: readonly number[]) => {
      const once = [...withAddress(library, list).facts, corrected("new@acme.example")];
      const twice = place([...once, corrected("new@acme.example")]);
      expect(twice).toEqual(place(once));
    };
    fc.assert(fc.property(choices, law), runs);
  });

  test("to the same value changes nothing", () => {
    const law = (list: readonly number[]) => {
      const { facts } = withAddress(library, list);
      const value = place(facts).slots[slot];
      fc.pre(value !== undefined);
      expect(place([...facts, corrected(value)]).output).toEqual(place(facts).output);
    };
    fc.assert(fc.property(choices, law), runs);
  });

  test("never adds or removes a final act, and no result about the old answer survives it", () => {
    const law = (list: readonly number[]) => {
      const dialogue = withAddress(library, list);
      const event = words({ entities: [{ kind: "email", value: "new@acme.example" }], corrects: true });
      const turn = takeTurn(library, dialogue.facts, event);
      const correction = turn.facts.find((fact) => fact.kind === "corrected");
      fc.pre(correction !== undefined);
      const taken = correction.slot;
      const before = place(dialogue.facts);
      const after = place([...dialogue.facts, ...turn.facts]);
      expect(finalActs(after.path)).toEqual(finalActs(before.path));
      const asked = after.path.findLastIndex(asksFor(taken));
      expect(after.path.slice(asked + 1).filter(isResult)).toEqual([]);
      expect(after.slots[taken]).toBe("new@acme.example");
    };
    fc.assert(fc.property(choices, law), runs);
  });

  const asksFor =
    (wanted: string) =>
    ({ flow, step }: { flow: string; step: string }) => {
      const named = library.flows[flow]?.steps[step];
      return named?.kind === "ask" && named.slot === wanted;
    };
  const isResult = ({ flow, step }: { flow: string; step: string }) =>
    ["check", "act", "approval"].includes(library.flows[flow]?.steps[step]?.kind ?? "");
  const finalActs = (trail: ReturnType<typeof placeOf>["path"]) =>
    trail.filter(({ flow, step }) => {
      const named = library.flows[flow]?.steps[step];
      return named?.kind === "act" && named.final;
    });
}
