import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Fact, type Library, placeOf, takeTurn } from "../../src/engine/engine.ts";
import { type Dialogue, due, resulted, tell, waits, words } from "./dialogue.ts";
import { dialogueOf, plausible, stepOfVisit } from "./plausible.ts";

const choices = fc.array(fc.nat({ max: 1000 }), { maxLength: 24 });
const runs = { numRuns: 1000 };
/** Facts as the store gives them back. */
const written = z.array(z.custom<Fact>());

/** The laws every library keeps, whatever its flows say. */
export function engineLaws(library: Library, slot: string, askedAt: string): void {
  describe("loading is neutral", () => {
    test("facts written and read again at any cut lead to the same dialogue", () => {
      const law = (first: readonly number[], rest: readonly number[]) => {
        const cut = dialogueOf(library, first);
        const facts = written.parse(JSON.parse(JSON.stringify(cut.facts)));
        expect(dialogueOf(library, rest, { ...cut, facts })).toEqual(dialogueOf(library, rest, cut));
      };
      fc.assert(fc.property(choices, choices, law), runs);
    });
  });
  describe("a correction", () => {
    const corrected = (value: string): Fact => ({ kind: "corrected", slot, value });
    const place = (facts: readonly Fact[]) => placeOf(library, facts);

    test("made twice counts once", () => {
      const law = (list: readonly number[]) => {
        const once = [...dialogueOf(library, list).facts, corrected("new@acme.example")];
        const twice = place([...once, corrected("new@acme.example")]);
        expect(twice).toEqual(place(once));
      };
      fc.assert(fc.property(choices, law), runs);
    });

    test("to the same value changes nothing", () => {
      const law = (list: readonly number[]) => {
        const { facts } = dialogueOf(library, list);
        const value = place(facts).slots[slot];
        fc.pre(value !== undefined);
        expect(place([...facts, corrected(value)]).output).toEqual(place(facts).output);
      };
      fc.assert(fc.property(choices, law), runs);
    });

    test("never adds or removes a final act, and no result about the old answer survives it", () => {
      const law = (list: readonly number[]) => {
        const dialogue = dialogueOf(library, list);
        const event = words({ entities: [{ kind: "email", value: "new@acme.example" }], corrects: true });
        const turn = takeTurn(library, dialogue.facts, event);
        fc.pre(turn.facts.some((fact) => fact.kind === "corrected"));
        const before = place(dialogue.facts);
        const after = place([...dialogue.facts, ...turn.facts]);
        expect(finalActs(after.trail)).toEqual(finalActs(before.trail));
        const asked = after.trail.findLastIndex(({ flow, step }) => `${flow}.${step}` === askedAt);
        expect(after.trail.slice(asked + 1).filter(isResult)).toEqual([]);
        expect(after.slots[slot]).toBe("new@acme.example");
      };
      fc.assert(fc.property(choices, law), runs);
    });
  });
  describe("from every reachable place", () => {
    test("a wish for a person ends in a hand-over, and a wish to stop can be carried out", () => {
      const law = (list: readonly number[]) => {
        const dialogue = atRest(dialogueOf(library, list));
        fc.pre(waits(library, dialogue).kind !== "ended");
        const asked = tell(library, dialogue, words({ command: "person" }));
        const handed = tell(library, asked, resulted(due(library, asked), "opened"));
        expect(waits(library, handed)).toMatchObject({ kind: "ended", outcome: "handed-over" });
        fc.pre(waits(library, dialogue).kind === "question");
        expect(stopped(dialogue)).toBe(true);
      };
      fc.assert(fc.property(choices, law), runs);
    });

    test("answers that never fit come to an end, whatever the world answers", () => {
      const law = (list: readonly number[], results: readonly number[]) => {
        let dialogue = dialogueOf(library, list);
        for (let turn = 0; turn < 120 && going(dialogue); turn += 1) {
          const working = due(library, dialogue) !== "";
          const events = plausible(library, dialogue);
          const event = working ? events[(results[turn % 12] ?? 0) % events.length] : words({});
          dialogue = tell(library, dialogue, event ?? words({}));
        }
        expect(going(dialogue)).toBe(false);
      };
      const twelve = fc.array(fc.nat({ max: 1000 }), { minLength: 12, maxLength: 12 });
      fc.assert(fc.property(choices, twelve, law), runs);
    });
  });

  const isResult = ({ flow, step }: { flow: string; step: string }) =>
    ["check", "act", "approval"].includes(library.flows[flow]?.steps[step]?.kind ?? "");
  const going = (dialogue: Dialogue) => waits(library, dialogue).kind !== "ended";
  const finalActs = (trail: ReturnType<typeof placeOf>["trail"]) =>
    trail.filter(({ flow, step }) => {
      const named = stepOfVisit(library, `${flow}.${step}#1@0`);
      return named?.kind === "act" && named.final;
    });

  /** Work that is under way is done first; words wait for it. */
  function atRest(dialogue: Dialogue): Dialogue {
    let now = dialogue;
    for (let turn = 0; turn < 30 && waits(library, now).kind === "working"; turn += 1) {
      const [event] = plausible(library, now);
      if (event) now = tell(library, now, event);
    }
    return now;
  }

  /** "Cancel", then "yes", as often as there are troubles on top of each other. */
  function stopped(dialogue: Dialogue): boolean {
    let now = dialogue;
    for (let turn = 0; turn < 40 && going(now); turn += 1) {
      now = atRest(tell(library, now, words({ command: "cancel" })));
      if (waits(library, now).kind === "question") now = atRest(tell(library, now, words({ option: "yes" })));
    }
    return !going(now);
  }
}
