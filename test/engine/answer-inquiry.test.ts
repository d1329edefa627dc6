import { FORGOT_PASSWORD } from "../support/intents.ts";
import { expect, test } from "vitest";
import { type Fact, placeOf, takeTurn, type Understood, waitingFor } from "../../src/engine/engine.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { INQUIRIES } from "../../src/shared/inquiry.ts";
import { everyPlace } from "./repairs/places.ts";

const loaded = loadFlows("flows");
if (!loaded.ok) throw new Error("The flows do not pass their check: run `npm run -s latchkey -- flows check`.");
const { library } = loaded.value;

const asking = (more: Partial<Understood> = {}): Understood => ({
  reading: { kind: "none" },
  entities: [],
  corrects: false,
  asks: "code-lifetime",
  ...more,
});

const turnAt = (facts: readonly Fact[], meaning: Understood) => takeTurn(library, facts, { kind: "words", meaning });

const saidIn = ({ effects }: ReturnType<typeof takeTurn>) =>
  effects.flatMap((effect) => (effect.kind === "say" || effect.kind === "ask" ? [String(effect.text)] : []));

test("at every question, work and approval a question of fact is answered, and nothing else moves", () => {
  const places = everyPlace(library);
  expect(places.length).toBeGreaterThanOrEqual(60);
  for (const { chat } of places) {
    const { facts } = chat;
    const turn = turnAt(facts, asking());
    const before = waitingFor(library, facts);
    const name = JSON.stringify([before, saidIn(turn)]);
    expect(saidIn(turn)[0], name).toBe("answers.code-lifetime");
    expect(turn.facts, name).toEqual([]);
    // The open question comes once more, and only that: no effect begins, no mail leaves, no request is made anew.
    const others = turn.effects.filter(({ kind }) => kind !== "say" && kind !== "wake");
    expect(
      others.map(({ kind }) => kind),
      name,
    ).toEqual(before.kind === "question" ? ["ask"] : []);
    expect(placeOf(library, [...facts, ...turn.facts]).frames).toEqual(placeOf(library, facts).frames);
  }
});

test("asked ten times over, the step keeps its tries", () => {
  const start: readonly Fact[] = [{ kind: "started", flow: "forgot-password" }];
  const facts = Array.from({ length: 10 }).reduce<readonly Fact[]>(
    (soFar) => [...soFar, ...turnAt(soFar, asking()).facts],
    start,
  );
  expect(placeOf(library, facts).frames).toEqual(placeOf(library, start).frames);
});

test("before anything is open the person is welcomed with the answer, but not whoever asks about the product", () => {
  expect(saidIn(turnAt([], asking()))).toEqual(["answers.code-lifetime", "welcome.menu"]);
  expect(saidIn(turnAt([], asking({ asks: "plans" })))).toEqual(["answers.plans"]);
});

test("an answer to the open question goes on, and the fact is told along", () => {
  const facts: readonly Fact[] = [{ kind: "started", flow: "lost-email-access" }];
  const turn = turnAt(facts, asking({ option: "yes" }));
  expect(turn.facts).toEqual([{ kind: "chose", option: "yes" }]);
  expect(saidIn(turn)[0]).toBe("answers.code-lifetime");
});

test("a trouble in the same words starts, and the fact is told along", () => {
  const turn = turnAt([], asking({ reading: { kind: "sure", intent: FORGOT_PASSWORD } }));
  expect(turn.facts).toEqual([{ kind: "started", flow: "forgot-password" }]);
  expect(saidIn(turn)[0]).toBe("answers.code-lifetime");
});

test("a victim hears how to be safe and no fact; where there is doubt, the fact comes with the question", () => {
  const victim = turnAt([], asking({ reports: "account_misuse" }));
  expect(saidIn(victim)).toEqual(["account-misuse.safe", "account-misuse.offer"]);
  expect(saidIn(turnAt([], asking({ doubts: "account_misuse" })))).toEqual(["answers.code-lifetime", "is-it-you.ask"]);
});

test("there is an answer to each question of fact, and nobody is led anywhere by asking", () => {
  const facts: readonly Fact[] = [{ kind: "started", flow: "forgot-password" }];
  for (const asks of INQUIRIES) expect(saidIn(turnAt(facts, asking({ asks })))[0]).toBe(`answers.${asks}`);
});
