import fc from "fast-check";
import { expect, test } from "vitest";
import type { Library } from "../../../src/engine/engine.ts";
import { type Dialogue, due, resulted, tell, waits, words } from "../dialogue.ts";
import { dialogueOf, plausible } from "../plausible.ts";
import { choices, runs } from "./runs.ts";

/** Law 6: nobody is ever stuck. */
export function everyPlaceLaws(library: Library): void {
  test("a wish for a person ends in a hand-over, and a wish to stop can be carried out", () => {
    const law = (list: readonly number[]) => {
      const dialogue = atRest(library, dialogueOf(library, list));
      fc.pre(waits(library, dialogue).kind !== "ended");
      const asked = tell(library, dialogue, words({ command: "person" }));
      const handed = tell(library, asked, resulted(due(library, asked), "opened"));
      expect(waits(library, handed)).toMatchObject({ kind: "ended", outcome: "handed-over" });
      fc.pre(waits(library, dialogue).kind === "question");
      expect(stopped(library, dialogue)).toBe(true);
    };
    fc.assert(fc.property(choices, law), runs);
  });

  test("answers that never fit come to an end, whatever the world answers", () => {
    const law = (list: readonly number[], results: readonly number[]) => {
      let dialogue = dialogueOf(library, list);
      for (let turn = 0; turn < 120 && going(library, dialogue); turn += 1) {
        const working = due(library, dialogue) !== "";
        // Where somebody else decides nothing is asked, so only what the world answers goes on from there.
        const events = plausible(library, dialogue).filter(({ kind }) => kind === "resulted");
        const event = working ? events[(results[turn % 12] ?? 0) % events.length] : words({});
        dialogue = tell(library, dialogue, event ?? words({}));
      }
      expect(going(library, dialogue)).toBe(false);
    };
    const twelve = fc.array(fc.nat({ max: 1000 }), { minLength: 12, maxLength: 12 });
    fc.assert(fc.property(choices, twelve, law), runs);
  });
}

/** For libraries with words everywhere: whoever writes gets an answer. */
export function answeredLaw(library: Library): void {
  test("no message is met with silence", () => {
    const law = (list: readonly number[], choice: number) => {
      const dialogue = atRest(library, dialogueOf(library, list));
      fc.pre(["question", "idle"].includes(waits(library, dialogue).kind));
      const events = plausible(library, dialogue).filter(({ kind }) => kind !== "resulted" && kind !== "silence");
      const event = events[choice % events.length];
      const turn = tell(library, dialogue, event ?? words({})).turns.at(-1);
      expect(turn?.effects.some(({ kind }) => kind !== "wake")).toBe(true);
    };
    fc.assert(fc.property(choices, fc.nat(), law), runs);
  });
}

const going = (library: Library, dialogue: Dialogue) => waits(library, dialogue).kind !== "ended";

/** Work that is under way is done first; words wait for it. */
export function atRest(library: Library, dialogue: Dialogue): Dialogue {
  let now = dialogue;
  for (let turn = 0; turn < 30 && waits(library, now).kind === "working"; turn += 1) {
    const [event] = plausible(library, now);
    if (event) now = tell(library, now, event);
  }
  return now;
}

/** "Cancel", then "yes", as often as there are troubles on top of each other. */
function stopped(library: Library, dialogue: Dialogue): boolean {
  let now = dialogue;
  for (let turn = 0; turn < 40 && going(library, now); turn += 1) {
    now = atRest(library, tell(library, now, words({ command: "cancel" })));
    if (waits(library, now).kind === "question") now = atRest(library, tell(library, now, words({ option: "yes" })));
  }
  return !going(library, now);
}
