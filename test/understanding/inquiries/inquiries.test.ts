import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { INQUIRIES } from "../../../src/shared/inquiry.ts";
import { LANGUAGES } from "../../../src/shared/language.ts";
import { phraseOf } from "../../../src/understanding/fold.ts";
import { eachWay } from "../../../src/understanding/ways-to-say.ts";
import { heldOut } from "../support/held-out.ts";
import { shipped, understanding, yesNo } from "../support/loaded.ts";

// Written before the last of the sentences that it is measured against, and never copied into them: by fact what people
// ask, and what they write that asks for none.

const line = z.object({
  text: z.string(),
  lang: z.enum(LANGUAGES),
  asks: z.enum(INQUIRIES).optional(),
});
const unseen = readFileSync(new URL("unseen.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((text) => line.parse(JSON.parse(text)));

const MOMENTS = {
  "before anything is asked": undefined,
  "while a code is awaited": { entity: "code", options: [{ id: "resend", labels: ["Send a new code"] }] },
  "while an address is awaited": { entity: "email", options: [] },
  "while a reason is awaited": { entity: "text", options: [] },
  "at a question of yes or no": yesNo,
} as const;

const asksIn = (text: string, language: (typeof LANGUAGES)[number], expects?: (typeof MOMENTS)[keyof typeof MOMENTS]) =>
  understanding.understand(text, { language, ...(expects && { expects }) });

const share = (count: number, of: number) => count / of;

describe.each(LANGUAGES)("what is asked in %s", (language) => {
  const questions = unseen.filter(({ lang, asks }) => lang === language && asks !== undefined);

  test("covers every fact", () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(new Set(questions.map(({ asks }) => asks)).size).toBe(INQUIRIES.length);
  });

  test("is in none of the sentences that are learned from", () => {
    const learned = shipped.flatMap(({ questions: all }) => Object.values(all).flat().flatMap(eachWay).map(phraseOf));
    const known = new Set(learned);
    expect(questions.filter(({ text }) => known.has(phraseOf(text)))).toEqual([]);
  });

  test.each(Object.entries(MOMENTS))("is recognised %s", (_moment, expects) => {
    const missed = questions.filter(({ text, asks }) => !isHeard(asksIn(text, language, expects), asks));
    expect(share(questions.length - missed.length, questions.length), JSON.stringify(missed)).toBeGreaterThanOrEqual(
      RECOGNISED,
    );
  });
});

/** Who asks whether to hand a code over is told by the safety answer, where rules over words hear a victim. */
const isHeard = (read: ReturnType<typeof asksIn>, asks: (typeof unseen)[number]["asks"]) =>
  read.asks === asks || (read.reports !== undefined && (asks === "share-code" || asks === "mail-from-you"));

/** A floor, for 62 questions a language. Words of which the model is not sure stay with the flow: better no answer than a wrong one. */
const RECOGNISED = 0.88;
/** Of what asks for no fact, so much may be answered as if it did. */
const WRONGLY = 0.01;

/** What is labelled so is often a question of fact: a price, "am I talking to a computer", "is there a phone number". */
const ASK_FACTS: readonly string[] = ["product_question", "greeting_smalltalk", "human_handoff"];

/** A message that tells its trouble is helped with that as well, so a fact beside it does no harm. */
const isTakenAway = ({ asks, reading }: ReturnType<typeof asksIn>) => asks !== undefined && reading.kind !== "sure";

test("what asks for no fact is not taken for a question", () => {
  const ordinary = unseen.filter(({ asks }) => asks === undefined);
  const troubles = heldOut().filter(({ label }) => !ASK_FACTS.includes(label));
  const all = [
    ...ordinary.map(({ text, lang }) => ({ text, lang })),
    ...troubles.map(({ text, lang }) => ({ text, lang: LANGUAGES.find((one) => one === lang) ?? "en" })),
  ];
  const wrong = all.filter(({ text, lang }) => isTakenAway(asksIn(text, lang)));
  expect(all.length).toBeGreaterThanOrEqual(700);
  expect(share(wrong.length, all.length), JSON.stringify(wrong)).toBeLessThanOrEqual(WRONGLY);
});

describe("beside a question of fact", () => {
  const read = (text: string, expects?: (typeof MOMENTS)[keyof typeof MOMENTS]) => asksIn(text, "en", expects);

  test("a trouble is heard", () => {
    expect(read("does this work on the trial plan? I forgot my password")).toMatchObject({
      asks: "any-plan",
      reading: { kind: "sure", intent: "forgot_password" },
    });
  });

  test("an answer is taken", () => {
    expect(read("yes. how long is the code valid?", MOMENTS["at a question of yes or no"])).toMatchObject({
      asks: "code-lifetime",
      option: "yes",
    });
    expect(read("it's ana@acme.example. are you a bot?", MOMENTS["while an address is awaited"])).toMatchObject({
      asks: "program",
      entities: [{ kind: "email", value: "ana@acme.example" }],
    });
  });

  test("a question is no reason, where a reason is awaited", () => {
    expect(read("how long is the code valid?", MOMENTS["while a reason is awaited"]).entities).toEqual([]);
  });

  test("words that are a button are the button", () => {
    const offered = { options: [{ id: "demo", labels: ["A demo"] }] };
    const { asks, option } = understanding.understand("a demo", { language: "en", expects: offered });
    expect([asks, option]).toEqual([undefined, "demo"]);
  });
});
