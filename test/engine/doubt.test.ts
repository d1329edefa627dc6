import { describe, expect, test } from "vitest";
import { type Effect, type Understood, placeOf, takeTurn } from "../../src/engine/engine.ts";
import { readFlows } from "../../src/app/serve.ts";
import { words } from "./dialogue.ts";
import { everyPlace } from "./repairs/places.ts";
import { FORGOT_PASSWORD, INTENTS } from "../support/intents.ts";

const { library } = readFlows();
const places = everyPlace(library).filter(({ kind }) => kind === "ask" || kind === "choose" || kind === "approval");

const acts = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) => (effect.kind === "act" || effect.kind === "approval" ? [effect.name] : []));

const email = { kind: "email", value: "ana@acme.example" } as const;

/** Everything that words could set going, beside the doubt. */
const doubted: readonly Partial<Understood>[] = [
  {},
  { entities: [email] },
  { entities: [email], corrects: true },
  { entities: [{ kind: "code", value: "mac" }] },
  { command: "resend" },
  ...INTENTS.map((intent): Partial<Understood> => ({ reading: { kind: "sure", intent }, entities: [email] })),
];

describe("words in doubt", () => {
  test("do nothing but ask, at every question and every wait of every flow", () => {
    const done = places.flatMap(({ flow, step, chat }) =>
      doubted.flatMap((meaning) => {
        const { effects } = takeTurn(library, chat.facts, words({ ...meaning, doubts: "account_misuse" }));
        return acts(effects).map((name) => `${flow.id}.${step}: ${JSON.stringify(meaning)}: ${name}`);
      }),
    );
    expect(places.length).toBeGreaterThan(40);
    expect(done).toEqual([]);
  });

  test("do just what they would have done, when the person says that it is they", () => {
    const wished = { reading: { kind: "sure", intent: FORGOT_PASSWORD }, entities: [email] } as const;
    const straight = takeTurn(library, [], words(wished));
    const asked = takeTurn(library, [], words({ ...wished, doubts: "account_misuse" }));
    const after = takeTurn(library, asked.facts, { kind: "picked", option: "me" });
    const places = [straight.facts, [...asked.facts, ...after.facts]].map((facts) => placeOf(library, facts));
    const [at, later] = places.map(({ frames, prefill }) => [frames.map(({ flow, step }) => [flow.id, step]), prefill]);
    expect(later).toEqual(at);
  });

  test("are a report, when they are doubted again", () => {
    const doubt = words({ doubts: "account_misuse" });
    const asked = takeTurn(library, [], doubt);
    const again = takeTurn(library, asked.facts, doubt);
    expect(placeOf(library, [...asked.facts, ...again.facts]).frames.map(({ flow }) => flow.id)).toEqual([
      "account-misuse",
    ]);
  });
});
