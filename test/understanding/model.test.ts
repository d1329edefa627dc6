import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitSharpness } from "../../src/understanding/intents/classifier.ts";
import { learnLexicon, speller } from "../../src/understanding/intents/speller.ts";
import { readModel, writeModel } from "../../src/understanding/model-bytes.ts";
import { rowTable } from "../../src/understanding/row-table.ts";
import { questionsOf } from "../../src/understanding/question-file.ts";
import { openModel, type Phrases, trainModel } from "../../src/understanding/understanding.ts";
import { shipped } from "./support/loaded.ts";
import { INTENTS } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

/** Nobody asks for a fact: the questions that are shipped alone take seconds to learn. */
const noQuestions = questionsOf([]);

/** Three phrases for each intent: enough to train in a moment. */
const few = shipped.map((one) => ({
  ...one,
  phrases: firstThree(one.phrases),
  questions: noQuestions,
  replies: { affirm: ["yes"] },
}));

function firstThree(phrases: Phrases): Phrases {
  return Object.fromEntries(Object.entries(phrases).map(([name, said]) => [name, said.slice(0, 3)]));
}

describe("training", () => {
  it("gives the same bytes for the same phrases, and others for others", () => {
    const model = trainModel(few);
    expect(trainModel(few)).toEqual(model);
    const others = few.map((one) => ({ ...one, phrases: { ...one.phrases, ip_blocked: ["my ip is blocked"] } }));
    expect(trainModel(others)).not.toEqual(model);
  });

  it("on a handful of phrases still knows them, and is never a number that is none", () => {
    const understood = openModel(trainModel(few), few, { intents: shippedIntents() });
    expect(
      INTENTS.filter((intent) => understood.read(few[1]?.phrases[intent]?.[0] ?? "").intent === intent).length,
    ).toBeGreaterThan(9);
    for (const text of ["", "x", "🙂", few[0]?.phrases["ip_blocked"]?.[0] ?? ""]) {
      const { confidence, alternatives } = understood.read(text);
      const all = [confidence, ...alternatives.map((other) => other.confidence)];
      expect(all.every((one) => one >= 0 && one <= 1)).toBe(true);
      expect(alternatives).toHaveLength(INTENTS.length);
    }
  });
});

describe("the speller", () => {
  const known = ["password", "password", "code", "code", "codigo", "codigo", "contrasena", "contrasena"];
  const spell = speller(learnLexicon([known.join(" ")]));

  it("mends one slip in a word it never saw", () => {
    const word = fc.constantFrom("password", "contrasena", "codigo");
    fc.assert(
      fc.property(
        word,
        fc.nat(5),
        fc.constantFrom("lost" as const, "more" as const, "other" as const, "swapped" as const),
        (right, at, slip) => {
          const before = right.slice(0, at + 1);
          const here = right.slice(at + 1, at + 2);
          const after = right.slice(at + 2);
          const swapped = before.slice(0, -1) + here + before.slice(-1) + after;
          const slips = {
            lost: before + after,
            more: `${before}x${here}${after}`,
            other: `${before}x${after}`,
            swapped,
          };
          expect(spell(slips[slip])).toBe(right);
        },
      ),
    );
  });

  it.each(["password", "cod", "xyz", "pasxxord", "banana", "12345"])("leaves %s alone", (word) => {
    expect(spell(word)).toBe(word);
  });
});

describe("tables of numbers", () => {
  it("come back from bytes as they were", () => {
    const integers = fc.int32Array({ maxLength: 20 });
    const decimals = fc.float32Array({ maxLength: 20 });
    fc.assert(
      fc.property(integers, decimals, fc.string({ unit: "grapheme" }), (whole, broken, text) => {
        const bytes = writeModel((to) => {
          to.integers(whole);
          to.text(text);
          to.decimals(broken);
        });
        const from = readModel(bytes);
        expect([from.integers(), from.text(), from.decimals()]).toEqual([whole, text, broken]);
      }),
    );
  });

  it("are found by their hash, whatever else is in them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), fc.integer(), (hashes, other) => {
        const find = rowTable(Int32Array.from(hashes));
        expect(hashes.map(find)).toEqual(hashes.map((_, row) => row));
        if (!hashes.includes(other)) expect(find(other)).toBe(-1);
      }),
    );
  });
});

it("how sharp probabilities may be follows how often they are right", () => {
  const sums = Float64Array.of(4, 0);
  const judged = (right: number) => Array.from({ length: 100 }, (_, at) => ({ sums, label: at < right ? 0 : 1 }));
  expect(fitSharpness(judged(60))).toBeLessThan(0.25);
  expect(fitSharpness(judged(98))).toBeCloseTo(0.97, 1);
  expect(fitSharpness([])).toBe(1);
});
