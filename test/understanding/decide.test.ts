import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/engine/engine.ts";
import { decide } from "../../src/understanding/intents/decide.ts";
import type { RankedIntent } from "../../src/understanding/intents/rank-intents.ts";
import { understanding } from "./support/loaded.ts";
import { FORGOT_PASSWORD, INTENTS, IP_BLOCKED } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";
import { traitsOf } from "../../src/understanding/intents/intent-traits.ts";

const START = { asked: false };
const TRAITS = traitsOf(shippedIntents());
const ranked = (...pairs: readonly (readonly [Intent, number])[]): readonly RankedIntent[] =>
  pairs.map(([intent, confidence]) => ({ intent, confidence }));

describe("what is made of a ranking", () => {
  it("is an act when the best is beyond doubt, three to choose from when not, and an honest no when nothing is", () => {
    expect(decide(ranked([FORGOT_PASSWORD, 0.95], [IP_BLOCKED, 0.05]), START, TRAITS).kind).toBe("sure");
    expect(decide(ranked([FORGOT_PASSWORD, 0.6], [IP_BLOCKED, 0.3]), START, TRAITS)).toEqual({
      kind: "unsure",
      candidates: [FORGOT_PASSWORD, IP_BLOCKED],
    });
    expect(decide(ranked([FORGOT_PASSWORD, 0.2], [IP_BLOCKED, 0.19]), START, TRAITS).kind).toBe("none");
  });

  it("needs more for a trouble than for what does no harm", () => {
    expect(decide(ranked([IP_BLOCKED, 0.8]), START, TRAITS).kind).toBe("unsure");
    expect(decide(ranked(["out_of_scope", 0.8]), START, TRAITS)).toEqual({ kind: "sure", intent: "out_of_scope" });
  });

  it("needs more to leave an open question, and less for what the question lets us expect", () => {
    const asked = { asked: true, expected: "code_not_received" } as const;
    expect(decide(ranked([IP_BLOCKED, 0.945]), START, TRAITS).kind).toBe("sure");
    expect(decide(ranked([IP_BLOCKED, 0.945]), asked, TRAITS).kind).toBe("unsure");
    expect(decide(ranked([IP_BLOCKED, 0.97]), asked, TRAITS).kind).toBe("sure");
    expect(decide(ranked(["code_not_received", 0.6], [IP_BLOCKED, 0.4]), asked, TRAITS).kind).toBe("sure");
  });

  it("never offers more than three buttons, nor nothing but what has none", () => {
    const confidences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    const noButton: readonly Intent[] = ["greeting_smalltalk", "cancel_restart", "out_of_scope"];
    fc.assert(
      fc.property(confidences, fc.boolean(), (list, asked) => {
        const ranking = INTENTS.map((intent, at) => ({ intent, confidence: list[at] ?? 0 })).toSorted(
          (a, b) => b.confidence - a.confidence,
        );
        const reading = decide(ranking, { asked }, TRAITS);
        const buttons =
          reading.kind === "unsure" ? reading.candidates.filter((one) => !noButton.includes(one)) : [noButton];
        expect(buttons.length).toBeGreaterThan(0);
        expect(buttons.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("why a message was read as it was", () => {
  it("names the words that spoke for it first, and every word once", () => {
    const evidence = understanding.explain("hola, no me llega el código");
    expect(evidence.map(({ word }) => word).toSorted()).toEqual(["codigo", "el", "hola", "llega", "me", "no"]);
    expect(["codigo", "llega"]).toContain(evidence[0]?.word);
  });

  it("has nothing to say about nothing", () => {
    expect(understanding.explain("")).toEqual([]);
  });
});
