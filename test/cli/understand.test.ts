import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/cli/understand/evaluate.ts";
import {
  type Judged,
  confusions,
  harmfulAmong,
  isReached,
  isRight,
  macroF1,
} from "../../src/cli/understand/figures.ts";
import { type LabelledMessage, readLabelled } from "../../src/cli/understand/labelled.ts";
import type { RawReading } from "../../src/understanding/understanding.ts";
import { FORGOT_PASSWORD, IP_BLOCKED, PRODUCT_QUESTION } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

const said = (label: LabelledMessage["label"], also: LabelledMessage["also"] = []): LabelledMessage => ({
  text: label,
  label,
  also,
});
const read = (intent: RawReading["intent"], reading: RawReading["reading"]): RawReading => ({
  intent,
  confidence: 0.8,
  language: "en",
  entities: [],
  alternatives: [{ intent: "human_handoff", confidence: 0.2 }],
  reading,
});
const acted = (intent: RawReading["intent"]) => read(intent, { kind: "sure", intent });

const right: Judged = { said: said(FORGOT_PASSWORD), read: acted(FORGOT_PASSWORD) };
const wrong: Judged = { said: said(PRODUCT_QUESTION), read: acted(FORGOT_PASSWORD) };
const offered: Judged = {
  said: said(IP_BLOCKED),
  read: read(FORGOT_PASSWORD, { kind: "unsure", candidates: [FORGOT_PASSWORD, IP_BLOCKED] }),
};

describe("the figures of an evaluation", () => {
  it("count an offer as reached but not as right, and only an act as harmful", () => {
    expect([right, wrong, offered].map(isRight)).toEqual([true, false, false]);
    expect([right, wrong, offered].map(isReached)).toEqual([true, false, true]);
    expect([right, wrong, offered].map(harmfulAmong(shippedIntents()))).toEqual([false, true, false]);
  });

  it("take another right intent for right", () => {
    expect(isRight({ said: said(PRODUCT_QUESTION, [FORGOT_PASSWORD]), read: acted(FORGOT_PASSWORD) })).toBe(true);
  });

  it("are 1 when all is right, and weigh every intent alike", () => {
    expect(macroF1([right, right], isRight)).toBe(1);
    expect(macroF1([right, right, right, wrong], isRight)).toBeCloseTo((6 / 7 + 0) / 2);
    expect(macroF1([], isRight)).toBe(0);
  });

  it("name what is confused", () => {
    expect(confusions([right, wrong, wrong, offered])[0]).toEqual(["product_question taken for forgot_password", 2]);
  });

  it("are printed with the time a message takes", () => {
    const times = [0, 2, 10, 14];
    const lines = evaluate([said(FORGOT_PASSWORD), said(FORGOT_PASSWORD)], {
      understanding: { read: () => acted(FORGOT_PASSWORD) },
      intents: shippedIntents(),
      stopwatch: () => times.shift() ?? 0,
    });
    expect(lines).toContain("accuracy            100.0 %");
    expect(lines.at(-1)).toBe("latency             p50 4.00 ms, p99 4.00 ms");
  });
});

describe("a file of labelled messages", () => {
  it("may leave out language and other labels, and blank lines", () => {
    const messages = readLabelled(
      ['{"text":"hi","label":"greeting_smalltalk"}', "", '{"text":"x","label":"ip_blocked","also":"human_handoff"}'],
      shippedIntents(),
    );
    expect(messages).toMatchObject({ ok: true, value: [{ also: [] }, { also: ["human_handoff"] }] });
  });

  it("that cannot be read has every mistake named by its line", () => {
    const messages = readLabelled(
      ["no json", '{"text":"hi","label":"hello"}', '{"label":"ip_blocked"}'],
      shippedIntents(),
    );
    expect(messages.ok ? "" : messages.reason.split("\n").map((line) => line.slice(0, 6))).toEqual([
      "Line 1",
      "Line 2",
      "Line 3",
    ]);
  });
});
