import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entity, type Event, placeOf, waitingFor } from "../../src/engine/engine.ts";
import { readFlows } from "../../src/app/serve.ts";
import { begin, type Dialogue, tell, tellAll, trouble, words } from "./dialogue.ts";
import { atRest } from "./laws/every-place.ts";
import { choices, runs } from "./laws/runs.ts";
import { dialogueOf } from "./plausible.ts";

const { library } = readFlows();

const email = (value: string): Entity => ({ kind: "email", value });
const one = email("ana@acme.example");
const other = email("lucia@corp.example");
const pick = (option: string): Event => ({ kind: "picked", option });

/** Where a chat stands, whatever was asked on the way there. */
const standing = ({ facts }: Dialogue) => {
  const { frames, slots, prefill, queued, ended } = placeOf(library, facts);
  return { at: frames.map(({ flow, step }) => `${flow.id}.${step}`), slots, prefill, queued, ended };
};

const told = [
  ["an address", (...entities: readonly Entity[]) => words({ entities })],
  ["a trouble with an address", (...entities: readonly Entity[]) => trouble("forgot_password", ...entities)],
  ["a correction", (...entities: readonly Entity[]) => words({ entities, corrects: true })],
] as const;

test.each(told)(
  "%s that is two does nothing before it was asked which, and then what one alone would do",
  (_what, say) => {
    const law = (list: readonly number[], second: boolean) => {
      const before = atRest(library, dialogueOf(library, list, begin));
      fc.pre(["question", "idle"].includes(waitingFor(library, before.facts).kind));
      fc.pre(placeOf(library, before.facts).frames.at(-1)?.flow.id !== "which-value");
      // One alone that is no answer costs a try; two that are asked back cost none.
      const alone = tell(library, before, say(second ? other : one));
      fc.pre(alone.facts.slice(before.facts.length).every(({ kind }) => kind !== "missed"));
      const asked = tell(library, before, say(one, other));
      expect(asked.turns.at(-1)?.effects.filter(({ kind }) => kind === "act" || kind === "approval")).toEqual([]);
      expect(placeOf(library, asked.facts).slots).toEqual(placeOf(library, before.facts).slots);
      const question = asked.turns.at(-1)?.effects.find((effect) => effect.kind === "ask");
      expect(question).toMatchObject({ options: [{ shows: one.value }, { shows: other.value }, { id: "neither" }] });
      const chosen = tell(library, asked, pick(second ? "second" : "first"));
      expect(standing(chosen)).toEqual(standing(alone));
    };
    fc.assert(fc.property(choices, fc.boolean(), law), { ...runs, numRuns: Math.ceil(runs.numRuns / 5) });
  },
);

test("typed again it is chosen, another one is taken for it, and after two misses it goes on without", () => {
  const asked = tellAll(library, [trouble("forgot_password", one, other)]);
  const started = (last: Event) => standing(tell(library, asked, last)).prefill.map(({ value }) => value);
  expect(started(words({ entities: [other] }))).toEqual([other.value]);
  expect(started(words({ entities: [email("sam@acme.example")] }))).toEqual(["sam@acme.example"]);
  expect(started(pick("neither"))).toEqual([]);
  const missed = tellAll(library, [words({}), words({})], asked);
  expect(standing(missed).at[0]).toBe("forgot-password.known");
});
