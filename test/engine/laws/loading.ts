import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Fact, Library } from "../../../src/engine/engine.ts";
import { dialogueOf } from "../plausible.ts";
import { choices, runs } from "./runs.ts";

/** Facts as the store gives them back. */
const written = z.array(z.custom<Fact>());

/** Law 1: a restart changes nothing. */
export function loadingLaw(library: Library): void {
  test("facts written and read again at any cut lead to the same dialogue", () => {
    const law = (first: readonly number[], rest: readonly number[]) => {
      const cut = dialogueOf(library, first);
      const facts = written.parse(JSON.parse(JSON.stringify(cut.facts)));
      expect(dialogueOf(library, rest, { ...cut, facts })).toEqual(dialogueOf(library, rest, cut));
    };
    fc.assert(fc.property(choices, choices, law), runs);
  });
}
