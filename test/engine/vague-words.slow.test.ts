import { describe, expect, test } from "vitest";
import { type Effect, type Library, type Understood, takeTurn, waitingFor } from "../../src/engine/engine.ts";
import { type Language, LANGUAGES } from "../../src/shared/language.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { sentences } from "../understanding/support/sentences.ts";
import { words } from "./dialogue.ts";
import { everyPlace, type Place } from "./repairs/places.ts";

const { library, texts } = readFlows();
const places = everyPlace(library).filter(({ kind }) => kind !== "check" && kind !== "act");

/** Mails, asks somebody, or opens a case. A check only looks. */
const acts = (effects: readonly Effect[]): readonly string[] =>
  effects.flatMap((effect) => (effect.kind === "act" || effect.kind === "approval" ? [effect.name] : []));

/** Told again and again, as a shop with a broken keyboard would, until nothing is asked any more. */
function actsOf(of: Library, place: Pick<Place, "chat">, meaning: Understood, times: number): readonly string[] {
  let facts = place.chat.facts;
  let done: readonly string[] = [];
  for (let turn = 0; turn < times && ["question", "approval", "idle"].includes(waitingFor(of, facts).kind); turn += 1) {
    const { effects, facts: more } = takeTurn(of, facts, { kind: "words", meaning });
    [done, facts] = [
      [...done, ...acts(effects)],
      [...facts, ...more],
    ];
  }
  return done;
}

/** What is waited for here, as a person who reads this language is asked. */
function expectationAt({ chat }: Pick<Place, "chat">, language: Language) {
  const waiting = waitingFor(library, chat.facts);
  if (waiting.kind !== "question") return undefined;
  const options = waiting.options.map(({ text, ...option }) => ({ ...option, labels: [texts.say(language, text)] }));
  return { options, ...(waiting.entity && { entity: waiting.entity }) };
}

/** Flows that talk and look, and do nothing before another word. */
const HARMLESS = ["welcome", "request-status", "product-questions", "out-of-scope"];

const kept = new Map<string, Understood>();

/** Many places ask the same: understood once. */
function meaningAt(place: Pick<Place, "chat">, text: string, language: Language): Understood {
  const expects = expectationAt(place, language);
  const key = JSON.stringify([language, text, expects]);
  const meaning = kept.get(key) ?? understanding.understand(text, { language, ...(expects && { expects }) });
  kept.set(key, meaning);
  return meaning;
}

const mutations: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `ok, ${text}`,
  (text) => `${text.toUpperCase()}???`,
  (text) => text.normalize("NFD").replace(/[\p{M}?¿!]/gu, ""),
];
const vague = (language: Language) =>
  sentences(`vague.${language}.txt`).map((text, index) => (mutations[index % mutations.length] ?? String)(text));

describe.each(LANGUAGES)("words that name nothing, in %s", (language) => {
  const list = [...new Set([...sentences(`vague.${language}.txt`), ...vague(language)])];

  test("do nothing but talk, at every question and every wait of every flow", { timeout: 240_000 }, () => {
    expect(sentences(`vague.${language}.txt`).length).toBeGreaterThanOrEqual(40);
    const done = places.flatMap((place) =>
      list.flatMap((text) =>
        actsOf(library, place, meaningAt(place, text, language), 1).map(
          (name) => `${place.flow.id}.${place.step}: ${text}: ${name}`,
        ),
      ),
    );
    expect(done).toEqual([]);
  });

  test("start nothing that acts as a first message, an address in it or not", () => {
    const started = list.filter((text) => {
      const meaning = understanding.understand(`${text} ana@acme.example`, { language });
      const { facts } = takeTurn(library, [], { kind: "words", meaning });
      return facts.some((fact) => fact.kind === "started" && !HARMLESS.includes(fact.flow));
    });
    expect(started).toEqual([]);
  });
});

test("answers that never fit open no case and mail nothing, however many they are", () => {
  const event = words({});
  const meaning = event.kind === "words" ? event.meaning : undefined;
  const done = places.flatMap((place) =>
    (meaning ? actsOf(library, place, meaning, 30) : []).map((name) => `${place.flow.id}.${place.step}: ${name}`),
  );
  expect(places.length).toBeGreaterThanOrEqual(40);
  expect(done).toEqual([]);
});
